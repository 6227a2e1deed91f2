package dev.takt.linux.gpio;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which lines of a chip go into one request: as many as fit, in the order given.
 *
 * <p>A request holds 64 lines and 10 attributes: one for each set of flags beyond the first, one
 * for each debounce time, one for the values of outputs.
 */
public final class LinePlan {
    /** GPIO_V2_LINES_MAX. */
    public static final int MOST_LINES = 64;

    /** GPIO_V2_LINE_NUM_ATTRS_MAX. */
    static final int MOST_ATTRIBUTES = 10;

    private LinePlan() {}

    /** The lines of each request. */
    public static List<List<LineSettings>> split(List<LineSettings> lines) {
        List<List<LineSettings>> requests = new ArrayList<>();
        List<LineSettings> current = new ArrayList<>();
        for (LineSettings line : lines) {
            current.add(line);
            if (current.size() > MOST_LINES || attributes(current) > MOST_ATTRIBUTES) {
                requests.add(List.copyOf(current.subList(0, current.size() - 1)));
                current = new ArrayList<>(List.of(line));
            }
        }
        if (!current.isEmpty()) {
            requests.add(List.copyOf(current));
        }
        return requests;
    }

    private static int attributes(List<LineSettings> lines) {
        Set<Long> flags = new HashSet<>();
        Set<Integer> debounces = new HashSet<>();
        boolean outputs = false;
        for (LineSettings line : lines) {
            flags.add(line.flags());
            if (line.debounceMicros() > 0) {
                debounces.add(line.debounceMicros());
            }
            outputs |= line.direction() == LineSettings.Direction.OUTPUT;
        }
        return flags.size() - 1 + debounces.size() + (outputs ? 1 : 0);
    }
}
