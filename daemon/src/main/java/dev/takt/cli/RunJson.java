package dev.takt.cli;

import dev.takt.arena.Section;
import dev.takt.arena.SignalArena;
import dev.takt.arena.Slot;
import dev.takt.board.BusUse;
import dev.takt.telemetry.JitterSample;
import dev.takt.telemetry.Summary;
import dev.takt.timing.Percentiles;
import dev.takt.timing.TimingSample;
import java.time.temporal.ChronoUnit;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/** What {@code takt run --json} prints. Times in µs; null where there is no value. */
final class RunJson {
    private static final List<Section> NAMED =
            List.of(
                    Section.SIGNAL,
                    Section.OUTPUT,
                    Section.PARAMETER,
                    Section.INPUT,
                    Section.SIMULATION);

    private RunJson() {}

    /** One second of a run. */
    static String sample(JitterSample sample) {
        return JsonLine.of(json -> {
            json.writeStringProperty("time", sample.at().truncatedTo(ChronoUnit.MILLIS).toString());
            json.writeNumberProperty("tick", sample.tick());
            JsonLine.number(json, "rate_hz", sample.rateHz());
            timing(json, sample.timing());
            json.writeNumberProperty("alloc_bytes", sample.allocatedBytes());
            json.writeNumberProperty("minor_faults", sample.minorFaults());
            json.writeNumberProperty("major_faults", sample.majorFaults());
            json.writeStringProperty("state", sample.state());
        });
    }

    /** The whole run, with the use of every bus and the last value of every name. */
    static String summary(Summary summary, List<BusUse> buses, SignalArena arena) {
        return JsonLine.of(json -> {
            json.writeBooleanProperty("summary", true);
            timing(json, summary.timing());
            json.writeNumberProperty("alloc_bytes", summary.allocatedBytes());
            json.writeNumberProperty("minor_faults", summary.minorFaults());
            json.writeNumberProperty("major_faults", summary.majorFaults());
            json.writeStringProperty("state", summary.state());
            json.writeObjectPropertyStart("late");
            json.writeNumberProperty("all", summary.late().all());
            summary.late()
                    .byCause()
                    .forEach((cause, ticks) -> json.writeNumberProperty(cause.label(), ticks));
            json.writeEndObject();
            json.writeObjectPropertyStart("buses");
            for (BusUse bus : buses) {
                json.writeObjectPropertyStart(bus.bus());
                JsonLine.number(json, "share", bus.share());
                json.writeNumberProperty("faults", bus.faults());
                json.writeEndObject();
            }
            json.writeEndObject();
            json.writeObjectPropertyStart("values");
            for (Section section : NAMED) {
                for (Slot slot : arena.layout().slots(section)) {
                    if (slot.name().indexOf('$') < 0) {
                        JsonLine.number(json, slot.name(), arena.get(slot));
                    }
                }
            }
            json.writeEndObject();
        });
    }

    private static void timing(JsonGenerator json, TimingSample timing) {
        json.writeNumberProperty("ticks", timing.ticks());
        json.writeNumberProperty("missed", timing.missed());
        json.writeNumberProperty("overruns", timing.overruns());
        percentiles(json, "latency_us", timing.latency());
        percentiles(json, "exec_us", timing.execution());
        percentiles(json, "response_us", timing.response());
    }

    private static void percentiles(JsonGenerator json, String name, Percentiles times) {
        json.writeObjectPropertyStart(name);
        PercentilesJson.write(json, times);
        json.writeEndObject();
    }
}
