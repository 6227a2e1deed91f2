package dev.takt.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How a running controller is, as lines of text for a terminal of any width from 40 columns on.
 *
 * <p>Made of what {@code status} and {@code snapshot} answer; what a controller does not say is
 * left out.
 */
final class ControllerPage {
    private static final int NARROWEST = 40;
    static final int WIDEST_NAME = 32;
    private static final int VALUE_WIDTH = 12;
    private static final int UNIT_WIDTH = 7;

    /** Room for age, limits and the like: with less they are left out. */
    static final int WIDE = 64;

    private static final double SHORTEST_BAR_MICROS = 0.1;
    private static final double MICROS_PER_SECOND = 1e6;

    private final Map<String, @Nullable Object> status;
    private final Map<String, Map<?, ?>> signals = new TreeMap<>();

    /** What is held at a value, by name. */
    private final Map<String, Map<?, ?>> forced = new LinkedHashMap<>();

    private final List<Map<?, ?>> inOrder = new ArrayList<>();
    private final int width;
    private final List<String> lines = new ArrayList<>();

    private ControllerPage(
            Map<String, @Nullable Object> status,
            Map<String, @Nullable Object> snapshot,
            int columns) {
        this.status = status;
        this.width = Math.max(NARROWEST, columns);
        if (status.get("forces") instanceof List<?> all) {
            for (Object one : all) {
                Map<?, ?> force = (Map<?, ?>) one;
                forced.put(String.valueOf(force.get("name")), force);
            }
        }
        if (snapshot.get("signals") instanceof List<?> all) {
            for (Object one : all) {
                Map<?, ?> signal = (Map<?, ?>) one;
                signals.put(String.valueOf(signal.get("name")), signal);
                inOrder.add(signal);
            }
        }
    }

    /**
     * The page.
     *
     * @param status reply to {@code status}
     * @param snapshot reply to {@code snapshot}
     * @param columns of the terminal; no line is longer, unless that is below 40
     */
    static List<String> of(
            Map<String, @Nullable Object> status,
            Map<String, @Nullable Object> snapshot,
            int columns) {
        ControllerPage page = new ControllerPage(status, snapshot, columns);
        page.head();
        page.times();
        page.troubles();
        page.section("input", "input");
        page.section("output", "output");
        page.sets();
        page.section("parameter", "parameter");
        page.section("signal", "signal");
        return page.lines.stream().map(page::cut).toList();
    }

    private String cut(String line) {
        String stripped = line.stripTrailing();
        return stripped.length() <= width ? stripped : stripped.substring(0, width - 1) + "…";
    }

    private double number(String name) {
        return status.get(name) instanceof Double number ? number : Double.NaN;
    }

    private void head() {
        double since = number("since_s");
        String state = status.get("name") + "  " + status.get("state");
        lines.add(Double.isNaN(since) ? state : state + " for " + duration(since));
        double cpu = number("cpu");
        lines.add(
                "%s Hz%s, board %s, tick %s"
                        .formatted(
                                ReplyText.number(number("rate_hz")),
                                cpu >= 0 ? " on CPU " + ReplyText.number(cpu) : "",
                                status.get("board"),
                                ReplyText.number(number("tick"))));
        if (status.get("kept") instanceof String entry) {
            lines.add("not the files: " + entry);
        }
        if (status.get("degraded") instanceof List<?> reasons) {
            reasons.forEach(reason -> lines.add("DEGRADED: " + reason));
        }
    }

    /** 3 min 12 s. */
    static String duration(double seconds) {
        long whole = Math.round(seconds);
        if (whole < 60) {
            return whole + " s";
        }
        if (whole < 3_600) {
            return "%d min %d s".formatted(whole / 60, whole % 60);
        }
        return whole < 86_400
                ? "%d h %d min".formatted(whole / 3_600, whole % 3_600 / 60)
                : "%d d %d h".formatted(whole / 86_400, whole % 86_400 / 3_600);
    }

    private void times() {
        if (!(status.get("last_second") instanceof Map<?, ?> second)) {
            return;
        }
        lines.add("");
        lines.add(
                "%-10s%8s%8s%8s  %s"
                        .formatted("µs", "p50", "p99", "max", barWidth() > 0 ? scale() : ""));
        time("latency", second.get("latency_us"));
        time("exec", second.get("exec_us"));
        lines.add(
                "overruns %s  missed %s  alloc %s B"
                        .formatted(
                                ReplyText.number(second.get("overruns")),
                                ReplyText.number(second.get("missed")),
                                ReplyText.number(second.get("alloc_bytes"))));
        if (status.get("stages_us") instanceof Map<?, ?> stages) {
            List<String> items = new ArrayList<>();
            stages.forEach((stage, micros) -> items.add(stage + " " + micros(micros)));
            wrapped("average: ", items);
        }
    }

    private void time(String name, @Nullable Object figures) {
        if (figures instanceof Map<?, ?> micros) {
            lines.add(
                    "%-10s%8s%8s%8s  %s"
                            .formatted(
                                    name,
                                    micros(micros.get("p50")),
                                    micros(micros.get("p99")),
                                    micros(micros.get("max")),
                                    bar(micros)));
        }
    }

    private static String micros(@Nullable Object value) {
        double micros = value instanceof Double number ? number : Double.NaN;
        return String.format(Locale.ROOT, micros < 10 ? "%.1f" : "%.0f", micros);
    }

    private int barWidth() {
        return Math.min(50, width - 38);
    }

    private String scale() {
        int left = barWidth() - 10;
        return left < 4 ? "" : "0.1 µs" + " ".repeat(left - 2) + "period";
    }

    /** From 0.1 µs to the period, logarithmic: # to p50, = to p99, - to the maximum. */
    private String bar(Map<?, ?> micros) {
        int room = barWidth();
        if (room < 8) {
            return "";
        }
        int median = place(micros.get("p50"), room);
        int tail = Math.max(median, place(micros.get("p99"), room));
        int most = Math.max(tail, place(micros.get("max"), room));
        return "#".repeat(median) + "=".repeat(tail - median) + "-".repeat(most - tail);
    }

    private int place(@Nullable Object value, int room) {
        double micros = value instanceof Double number ? number : 0;
        double period = MICROS_PER_SECOND / number("rate_hz");
        double share =
                Math.log(micros / SHORTEST_BAR_MICROS) / Math.log(period / SHORTEST_BAR_MICROS);
        return Math.clamp(Math.round(share * room), 0, room);
    }

    private void troubles() {
        named("late: ", status.get("late"));
        injected();
        List<String> held = new ArrayList<>();
        forced.forEach((name, force) ->
                held.add(
                        "%s %s for %s"
                                .formatted(
                                        name, value(force.get("value")), duration(left(force)))));
        if (!held.isEmpty()) {
            wrapped("FORCED: ", held);
        }
    }

    private void injected() {
        Map<?, ?> left = status.get("faults_left_s") instanceof Map<?, ?> map ? map : Map.of();
        if (status.get("faults") instanceof Map<?, ?> faults && !faults.isEmpty()) {
            List<String> items = new ArrayList<>();
            faults.forEach((name, fault) -> items.add(fault(name, fault, left.get(name))));
            wrapped("injected: ", items);
        }
    }

    /** {@code temp drop=0.3 for 12 s}; without the time where it does not end by itself. */
    static String fault(@Nullable Object name, @Nullable Object fault, @Nullable Object left) {
        return name
                + " "
                + fault
                + (left instanceof Double seconds ? " for " + duration(seconds) : "");
    }

    private static double left(Map<?, ?> force) {
        return force.get("left_s") instanceof Double seconds ? Math.max(0, seconds) : 0;
    }

    private void named(String what, @Nullable Object members) {
        if (members instanceof Map<?, ?> byName && !byName.isEmpty()) {
            List<String> items = new ArrayList<>();
            byName.forEach((name, value) ->
                    items.add(
                            name
                                    + " "
                                    + (value instanceof Double
                                            ? ReplyText.number(value)
                                            : String.valueOf(value))));
            wrapped(what, items);
        }
    }

    /** Items one after the other, in as many lines as they need. */
    private void wrapped(String what, List<String> items) {
        StringBuilder line = new StringBuilder(what);
        for (int i = 0; i < items.size(); i++) {
            String item = items.get(i) + (i < items.size() - 1 ? ", " : "");
            if (line.length() + item.stripTrailing().length() > width) {
                lines.add(line.toString());
                line.setLength(0);
                line.append("  ");
            }
            line.append(item);
        }
        lines.add(line.toString());
    }

    private void sets() {
        if (status.get("sets") instanceof List<?> sets && !sets.isEmpty()) {
            lines.add("");
            lines.addAll(SetTable.of(sets, width));
        }
    }

    private void section(String section, String title) {
        List<Map<?, ?>> shown =
                inOrder.stream().filter(signal -> isShown(signal, section)).toList();
        if (shown.isEmpty()) {
            return;
        }
        int nameWidth = nameWidth(shown, title);
        boolean wide = width >= WIDE;
        lines.add("");
        lines.add(
                pad(title, nameWidth)
                        + left("value", VALUE_WIDTH)
                        + "  "
                        + pad("unit", UNIT_WIDTH)
                        + switch (section) {
                            case "input" -> wide ? "ok   age" : "ok";
                            case "parameter" -> wide ? left("min", 10) + left("max", 10) : "";
                            default -> "";
                        });
        for (Map<?, ?> signal : shown) {
            String name = String.valueOf(signal.get("name"));
            lines.add(
                    pad(name, nameWidth)
                            + left(value(signal.get("value")), VALUE_WIDTH)
                            + (forced.containsKey(name) ? "F " : "  ")
                            + pad(String.valueOf(signal.get("unit")), UNIT_WIDTH)
                            + switch (section) {
                                case "input" -> quality(name, wide);
                                case "parameter" -> wide ? limits(signal) : "";
                                default -> "";
                            });
        }
    }

    /** An input's own value is a signal of its name; ok and age stand beside it. */
    private boolean isShown(Map<?, ?> signal, String section) {
        String name = String.valueOf(signal.get("name"));
        boolean input = signals.containsKey(name + ".ok");
        boolean aside = name.endsWith(".ok") || name.endsWith(".age");
        boolean ofSection = section.equals(String.valueOf(signal.get("section")));
        return switch (section) {
            case "input" -> input;
            case "signal" -> ofSection && !input && !aside;
            default -> ofSection;
        };
    }

    private int nameWidth(List<Map<?, ?>> shown, String title) {
        int longest =
                shown.stream()
                        .mapToInt(signal -> String.valueOf(signal.get("name")).length())
                        .max()
                        .orElse(0);
        int room = width - VALUE_WIDTH - UNIT_WIDTH - 5;
        return Math.min(Math.min(WIDEST_NAME, room), Math.max(title.length(), longest)) + 1;
    }

    private String quality(String name, boolean wide) {
        boolean ok = value(name + ".ok") == 1;
        String said = pad(ok ? "yes" : "NO", 5);
        return wide ? said + age(value(name + ".age")) : said;
    }

    private double value(String name) {
        Map<?, ?> signal = signals.get(name);
        return signal != null && signal.get("value") instanceof Double number ? number : Double.NaN;
    }

    private static String age(double seconds) {
        if (Double.isNaN(seconds)) {
            return "never";
        }
        return seconds < 1 ? Math.round(seconds * 1_000) + " ms" : duration(seconds);
    }

    private static String limits(Map<?, ?> signal) {
        return left(limit(signal.get("min")), 10) + left(limit(signal.get("max")), 10);
    }

    private static String limit(@Nullable Object value) {
        return value instanceof Double ? value(value) : "";
    }

    /** Six digits, without zeros at the end. */
    static String value(@Nullable Object value) {
        if (!(value instanceof Double number)) {
            return "nan";
        }
        if (number == Math.rint(number) && Math.abs(number) < 1e9) {
            return String.valueOf(number.longValue());
        }
        String text = String.format(Locale.ROOT, "%.6g", number);
        return text.contains("e") || !text.contains(".")
                ? text
                : text.replaceAll("0+$", "").replaceAll("\\.$", "");
    }

    /** Text and blanks behind it; what is too long loses its end. */
    static String pad(String text, int width) {
        return text.length() < width
                ? text + " ".repeat(width - text.length())
                : text.substring(0, Math.max(0, width - 2)) + "… ";
    }

    /** Blanks and text behind them. */
    static String left(String text, int width) {
        return " ".repeat(Math.max(0, width - text.length())) + text;
    }
}
