package dev.takt.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What each set of formulas costs, as lines of text; columns that do not fit are left out. */
final class SetTable {
    private static final int EVERY_WIDTH = 7;
    private static final int TIME_WIDTH = 8;

    private final boolean wide;
    private final int nameWidth;

    private SetTable(List<Map<?, ?>> sets, int width) {
        wide = width >= ControllerPage.WIDE;
        int columns = wide ? EVERY_WIDTH + 5 * TIME_WIDTH : 3 * TIME_WIDTH;
        int room = Math.min(ControllerPage.WIDEST_NAME, width - columns - 1);
        int longest = sets.stream().mapToInt(set -> name(set).length()).max().orElse(0);
        nameWidth = Math.min(room, Math.max("set".length(), longest)) + 1;
    }

    /**
     * A line of titles and one for each set.
     *
     * @param sets as {@code status} tells them
     * @param width in columns, 40 or more
     */
    static List<String> of(List<?> sets, int width) {
        List<Map<?, ?>> all = new ArrayList<>();
        sets.forEach(set -> all.add((Map<?, ?>) set));
        SetTable table = new SetTable(all, width);
        List<String> lines = new ArrayList<>();
        lines.add(
                table.line("set", "every", "last", "mean", "max", "peak", "timed") + table.unit());
        for (Map<?, ?> set : all) {
            lines.add(
                    table.line(
                            name(set),
                            ReplyText.number(set.get("every")),
                            time(set.get("last_us")),
                            time(set.get("mean_us")),
                            time(set.get("max_us")),
                            time(set.get("peak_us")),
                            ReplyText.number(set.get("samples"))));
        }
        return lines;
    }

    private static String name(Map<?, ?> set) {
        return String.valueOf(set.get("name"));
    }

    private String unit() {
        return wide ? "  µs" : "";
    }

    private String line(
            String name,
            String every,
            String last,
            String mean,
            String max,
            String peak,
            String timed) {
        return ControllerPage.pad(name, nameWidth)
                + (wide ? ControllerPage.left(every, EVERY_WIDTH) : "")
                + columns(last, mean, max)
                + (wide ? columns(peak, timed) : "");
    }

    private static String columns(String... columns) {
        StringBuilder line = new StringBuilder();
        for (String column : columns) {
            line.append(ControllerPage.left(column, TIME_WIDTH));
        }
        return line.toString();
    }

    /** Nothing where a set was not timed. */
    private static String time(@Nullable Object value) {
        if (!(value instanceof Double micros)) {
            return "-";
        }
        return String.format(Locale.ROOT, micros < 10 ? "%.2f" : "%.0f", micros);
    }
}
