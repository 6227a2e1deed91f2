package dev.takt.cli;

import dev.takt.doctor.Finding;
import dev.takt.doctor.Machine;
import dev.takt.doctor.Remedy;
import dev.takt.doctor.State;
import dev.takt.doctor.condition.Checkup;
import java.util.List;

/** What {@code takt doctor} prints for people. */
final class DoctorReport {
    private static final int INDENT = 7;
    private static final int TABLE = 60;
    private static final int NAME = 18;

    private final int width;
    private final StringBuilder text = new StringBuilder();

    private DoctorReport(int width) {
        this.width = width;
    }

    /**
     * The report.
     *
     * @param width characters of a line. Only a word of a command may be longer: broken in two it
     *     could not be copied
     * @param verbose whether conditions are told that the machine does not have
     */
    static String of(Machine machine, Checkup checkup, int width, boolean verbose) {
        return new DoctorReport(width).write(machine, checkup, verbose);
    }

    private String write(Machine machine, Checkup checkup, boolean verbose) {
        String model = machine.model();
        lines(
                "",
                Paragraph.lines(
                        "%sjudged for CPU %d, priority %d, user %s"
                                .formatted(
                                        model.isEmpty() ? "" : model + ", ",
                                        machine.cpu(),
                                        machine.loop().priority(),
                                        machine.facts().user()),
                        width));
        String group = "";
        for (Checkup.Result result : checkup.results()) {
            if (result.finding().state() == State.ABSENT && !verbose) {
                continue;
            }
            if (!result.group().equals(group)) {
                group = result.group();
                text.append('\n').append(group).append('\n');
            }
            write(result);
        }
        text.append('\n');
        lines("", Paragraph.lines(totals(checkup, verbose), width));
        return text.toString();
    }

    private void write(Checkup.Result result) {
        Finding finding = result.finding();
        String state = "  " + finding.state().word();
        String name = result.condition().id();
        text.append(state).append(" ".repeat(INDENT - state.length()));
        if (width < TABLE) {
            // The lines below the first begin under the name, not behind it.
            List<String> lines = Paragraph.lines(name + ": " + finding.found(), width - INDENT);
            text.append(lines.getFirst()).append('\n');
            lines(" ".repeat(INDENT), lines.subList(1, lines.size()));
        } else {
            List<String> lines = Paragraph.lines(finding.found(), width - INDENT - NAME);
            text.append(name).append(" ".repeat(NAME - name.length()));
            text.append(lines.getFirst()).append('\n');
            lines(" ".repeat(INDENT + NAME), lines.subList(1, lines.size()));
        }
        if (finding.state() == State.WARN || finding.state() == State.BAD) {
            advice("why  ", Paragraph.lines(result.condition().why(), width - INDENT - 5));
            advice(finding.remedy());
        }
    }

    private void advice(Remedy remedy) {
        String lead = "do   ";
        if (!remedy.words().isEmpty()) {
            advice(lead, Paragraph.lines(remedy.words(), width - INDENT - lead.length()));
            lead = "     ";
        }
        for (String command : remedy.commands()) {
            advice(lead, Paragraph.command(command, width - INDENT - lead.length()));
            lead = "     ";
        }
    }

    private void advice(String lead, List<String> lines) {
        text.append(" ".repeat(INDENT)).append(lead).append(lines.getFirst()).append('\n');
        lines(" ".repeat(INDENT + lead.length()), lines.subList(1, lines.size()));
    }

    private void lines(String indent, List<String> lines) {
        lines.forEach(line -> text.append(indent).append(line).append('\n'));
    }

    private static String totals(Checkup checkup, boolean verbose) {
        long warnings = checkup.count(State.WARN);
        return "%d bad, %d warning%s, %d ok%s"
                .formatted(
                        checkup.count(State.BAD),
                        warnings,
                        warnings == 1 ? "" : "s",
                        checkup.count(State.OK),
                        verbose ? ", " + checkup.count(State.ABSENT) + " n/a" : "");
    }
}
