package dev.takt.diagnostic;

import org.jspecify.annotations.Nullable;

/**
 * Prints a diagnostic for a person: file, line, column and message, then the source line with the
 * place marked.
 *
 * <pre>
 * config/oven.json:31:24: error: unknown name 'tempp' in formula 'error'
 *    31 |     "error": "setpoint - tempp",
 *       |                          ^~~~~ did you mean 'temp'?
 * </pre>
 */
public final class DiagnosticRenderer {
    private static final int WIDEST_LINE = 100;
    private static final int KEPT_BEFORE_PLACE = 40;
    private static final int TAB = 4;
    private static final String CUT = "...";

    private DiagnosticRenderer() {}

    /** The text of one diagnostic, lines separated by line feeds, without a final one. */
    public static String render(Diagnostic diagnostic) {
        StringBuilder out = new StringBuilder();
        Span span = diagnostic.span();
        if (span != null) {
            out.append(printable(span.source().name()));
            out.append(':').append(span.line()).append(':').append(span.column());
            out.append(": ");
        }
        out.append(diagnostic.severity().word())
                .append(": ")
                .append(printable(diagnostic.message()));
        if (span == null) {
            appendHint(out, diagnostic.hint(), "\n  ");
        } else {
            appendExcerpt(out, span, diagnostic.hint());
        }
        return out.toString();
    }

    private static void appendExcerpt(StringBuilder out, Span span, @Nullable String hint) {
        int line = span.line();
        String text = span.source().lineText(line);
        int from = Math.min(span.column() - 1, text.length());
        int to = Math.min(from + (span.end() - span.start()), text.length());
        int cutBefore =
                text.length() > WIDEST_LINE
                        ? whole(text, Math.max(0, from - KEPT_BEFORE_PLACE))
                        : 0;
        int cutBehind = whole(text, Math.min(text.length(), cutBefore + WIDEST_LINE));
        String shown = printable(text.substring(cutBefore, cutBehind));
        String lead = cutBefore > 0 ? CUT : "";
        String tail = cutBehind < text.length() ? CUT : "";
        String number = String.valueOf(line);
        int gutter = Math.max(5, number.length() + 2);
        out.append('\n').append(" ".repeat(gutter - number.length())).append(number);
        out.append(" | ").append(lead).append(shown).append(tail).append('\n');
        int indent = lead.length() + printable(text.substring(cutBefore, from)).length();
        int width =
                printable(text.substring(from, Math.max(from, Math.min(to, cutBehind)))).length();
        out.append(" ".repeat(gutter)).append(" | ").append(" ".repeat(indent)).append('^');
        out.append("~".repeat(Math.max(0, width - 1)));
        appendHint(out, hint, " ");
    }

    private static void appendHint(StringBuilder out, @Nullable String hint, String separator) {
        if (hint != null) {
            out.append(separator).append(printable(hint));
        }
    }

    /** The place itself, or one less where it would halve a character of two parts. */
    private static int whole(String text, int at) {
        boolean halves =
                at > 0
                        && at < text.length()
                        && Character.isSurrogatePair(text.charAt(at - 1), text.charAt(at));
        return halves ? at - 1 : at;
    }

    /**
     * Tabs become blanks so that the caret stays below its place; control characters cannot reach
     * the terminal.
     */
    private static String printable(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\t') {
                out.append(" ".repeat(TAB));
            } else {
                out.append(isShown(c) ? c : '\uFFFD');
            }
        }
        return out.toString();
    }

    /**
     * Whether a character takes its place on a terminal and does nothing else, such as turn the
     * text round.
     */
    private static boolean isShown(char c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    false;
            default -> true;
        };
    }
}
