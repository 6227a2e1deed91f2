package dev.takt.board.pi4j.gpio;

import dev.takt.board.Bulk;
import dev.takt.linux.device.DeviceException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Lines of one use that have been made and not yet requested. */
final class WaitingLines<L extends KernelLine<G>, G extends LineGroup> {
    private final int eventBuffer;
    private final Function<LineOpening.Held<L>, G> grouping;
    private final List<L> lines = new ArrayList<>();

    /**
     * @param eventBuffer how many edges the kernel keeps for each request, 0 for its default
     * @param grouping makes the group of lines that are held together
     */
    WaitingLines(int eventBuffer, Function<LineOpening.Held<L>, G> grouping) {
        this.eventBuffer = eventBuffer;
        this.grouping = grouping;
    }

    void add(L line) {
        lines.add(line);
    }

    /**
     * Requests all of them.
     *
     * @throws DeviceException if a line cannot be had; nothing is held then
     */
    List<Bulk> open(LineOpening opening) throws DeviceException {
        List<Bulk> groups = new ArrayList<>();
        for (LineOpening.Held<L> held : opening.open(lines, KernelLine::line, eventBuffer)) {
            G group = grouping.apply(held);
            for (int i = 0; i < held.members().size(); i++) {
                held.members().get(i).join(group, i);
            }
            groups.add(group);
        }
        return groups;
    }

    /** None waits any longer. */
    void clear() {
        lines.clear();
    }
}
