package dev.takt.cli;

import dev.takt.doctor.Finding;
import dev.takt.doctor.Machine;
import dev.takt.doctor.State;
import dev.takt.doctor.condition.Checkup;

/** What {@code takt doctor --json} prints: every condition, those the machine lacks included. */
final class DoctorJson {
    private DoctorJson() {}

    static String of(Machine machine, Checkup checkup) {
        return JsonLine.of(json -> {
            json.writeStringProperty("machine", machine.model());
            json.writeNumberProperty("cpu", machine.cpu());
            json.writeNumberProperty("priority", machine.loop().priority());
            json.writeStringProperty("user", machine.facts().user());
            json.writeArrayPropertyStart("conditions");
            for (Checkup.Result result : checkup.results()) {
                Finding finding = result.finding();
                json.writeStartObject();
                json.writeStringProperty("id", result.condition().id());
                json.writeStringProperty("group", result.group());
                json.writeStringProperty("state", finding.state().word());
                json.writeStringProperty("found", finding.found());
                json.writeStringProperty("why", result.condition().why());
                json.writeStringProperty("remedy", finding.remedy().toString());
                json.writeArrayPropertyStart("commands");
                finding.remedy().commands().forEach(json::writeString);
                json.writeEndArray();
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeObjectPropertyStart("totals");
            for (State state : State.values()) {
                json.writeNumberProperty(state.word(), checkup.count(state));
            }
            json.writeEndObject();
        });
    }
}
