package dev.takt.cli;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What {@code takt top} sends to a terminal, which knows the sequences of ECMA-48. */
final class TopScreen {
    /** The other screen of the terminal, without a cursor. */
    static final String ENTER = "\u001b[?1049h\u001b[?25l";

    static final String LEAVE = "\u001b[?25h\u001b[?1049l";

    private static final String HOME = "\u001b[H";
    private static final String END_OF_LINE = "\u001b[K";
    private static final String REST_OF_SCREEN = "\u001b[J";

    private TopScreen() {}

    /**
     * A page in place of the one that is shown. The last line is never ended, so that nothing
     * scrolls; what does not fit is counted there.
     *
     * @param rows of the terminal, 0 where it does not know: then all is shown
     */
    static String frame(List<String> page, int rows, int columns) {
        StringBuilder frame = new StringBuilder(HOME);
        int room = rows == 0 ? page.size() : rows;
        int shown = page.size() <= room ? page.size() : Math.max(0, room - 1);
        for (int i = 0; i < shown; i++) {
            frame.append(i == 0 ? "" : "\r\n").append(page.get(i)).append(END_OF_LINE);
        }
        if (shown < page.size()) {
            String more = "… " + (page.size() - shown) + " more lines";
            frame.append(shown == 0 ? "" : "\r\n");
            frame.append(more, 0, Math.min(more.length(), columns)).append(END_OF_LINE);
        }
        return frame.append(REST_OF_SCREEN).toString();
    }

    /** The same in one line, for logs and pipes. */
    static String line(Map<String, @Nullable Object> status) {
        StringBuilder line = new StringBuilder(160);
        line.append(status.get("name")).append(' ').append(status.get("state"));
        line.append(" tick=").append(ReplyText.number(status.get("tick")));
        if (status.get("last_second") instanceof Map<?, ?> second) {
            times(line, "latency_us", second);
            times(line, "exec_us", second);
            line.append(" overruns=").append(ReplyText.number(second.get("overruns")));
            line.append(" missed=").append(ReplyText.number(second.get("missed")));
        }
        if (status.get("forces") instanceof List<?> forces && !forces.isEmpty()) {
            line.append(" forced=")
                    .append(
                            forces.stream()
                                    .map(force -> String.valueOf(((Map<?, ?>) force).get("name")))
                                    .collect(Collectors.joining(",")));
        }
        return line.toString();
    }

    private static void times(StringBuilder line, String name, Map<?, ?> second) {
        if (second.get(name) instanceof Map<?, ?> figures) {
            line.append(' ').append(name);
            figures.forEach((figure, micros) -> {
                double value = micros instanceof Double number ? number : Double.NaN;
                line.append(' ').append(figure).append('=');
                line.append(String.format(Locale.ROOT, value < 10 ? "%.1f" : "%.0f", value));
            });
        }
    }
}
