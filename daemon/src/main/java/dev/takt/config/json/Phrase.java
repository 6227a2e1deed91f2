package dev.takt.config.json;

import dev.takt.diagnostic.Span;
import java.math.BigDecimal;

/** How texts, numbers and places of the user's files appear in messages. */
public final class Phrase {
    private static final int LONGEST_QUOTED = 60;
    private static final int KEPT = 30;
    private static final double MOST_PLAIN = 1e15;
    private static final double LEAST_PLAIN = 1e-9;

    private Phrase() {}

    /**
     * The text in single quotes; a long one is cut and its length told, control characters are
     * spelt out.
     */
    public static String quoted(String text) {
        if (text.length() <= LONGEST_QUOTED) {
            return "'" + printable(text) + "'";
        }
        return "'" + printable(text.substring(0, KEPT)) + "...' (" + text.length() + " characters)";
    }

    /** A number as a person writes it: {@code 20000}, {@code 0.5}, {@code 1.0E20}. */
    public static String number(double value) {
        double size = Math.abs(value);
        if (size == 0) {
            return "0";
        }
        if (size >= LEAST_PLAIN && size < MOST_PLAIN) {
            return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
        }
        return Double.toString(value);
    }

    /**
     * The numbers from one to another, either of which may be missing, that is infinite or the last
     * there is.
     */
    public static String range(double min, double max) {
        boolean bottomless = min <= -Double.MAX_VALUE;
        boolean endless = max >= Double.MAX_VALUE;
        if (bottomless) {
            return endless ? "any" : "at most " + number(max);
        }
        return endless ? "at least " + number(min) : number(min) + " to " + number(max);
    }

    /** A place as editors understand it: {@code config/oven.json:3:5}. */
    public static String place(Span span) {
        return span.source().name() + ":" + span.line() + ":" + span.column();
    }

    private static String printable(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().forEach(c -> appendPrintable(out, c));
        return out.toString();
    }

    private static void appendPrintable(StringBuilder out, int c) {
        boolean shown =
                switch (Character.getType(c)) {
                    case Character.CONTROL,
                            Character.FORMAT,
                            Character.SURROGATE,
                            Character.LINE_SEPARATOR,
                            Character.PARAGRAPH_SEPARATOR,
                            Character.UNASSIGNED ->
                            false;
                    case Character.SPACE_SEPARATOR -> c == ' ';
                    default -> true;
                };
        if (shown) {
            out.appendCodePoint(c);
        } else {
            out.append(String.format("U+%04X", c));
        }
    }
}
