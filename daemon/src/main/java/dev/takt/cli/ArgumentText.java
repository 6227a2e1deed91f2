package dev.takt.cli;

import dev.takt.config.BoardChoice;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What people write for a value of a command line. */
final class ArgumentText {
    private static final Pattern DURATION =
            Pattern.compile("(\\d+(?:\\.\\d+)?|\\.\\d+)(ms|s|m|min|h)?");
    private static final double LONGEST_SECONDS = 1e9;

    private ArgumentText() {}

    /**
     * A time as people write it, {@code 90}, {@code 1.5s}, {@code 200ms}, {@code 10m} or {@code
     * 2h}, in ns.
     *
     * @throws IllegalArgumentException for anything else; so do those below
     */
    static long durationNanos(String text) {
        Matcher matcher = DURATION.matcher(text.strip().toLowerCase(Locale.ROOT));
        double seconds =
                matcher.matches()
                        ? Double.parseDouble(matcher.group(1)) * unit(matcher.group(2))
                        : 0;
        if (seconds <= 0 || seconds > LONGEST_SECONDS) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not a time above 0; write 30s, 1.5s, 200ms, 10m or 2h");
        }
        return Math.max(1, Math.round(seconds * 1e9));
    }

    private static double unit(@Nullable String unit) {
        return switch (unit == null ? "s" : unit) {
            case "ms" -> 0.001;
            case "m", "min" -> 60;
            case "h" -> 3600;
            default -> 1;
        };
    }

    /** A number of ticks, at least 1. */
    static long ticks(String text) {
        try {
            long ticks = Long.parseLong(text.strip());
            if (ticks >= 1) {
                return ticks;
            }
        } catch (NumberFormatException e) {
            // Told below, like a number out of range.
        }
        throw new IllegalArgumentException(
                "'" + text + "' is not a number of ticks; write a whole number from 1 on");
    }

    /** A board as the configuration names it. */
    static BoardChoice board(String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "sim" -> BoardChoice.SIM;
            case "linux" -> BoardChoice.LINUX;
            case "auto" -> BoardChoice.AUTO;
            default ->
                    throw new IllegalArgumentException(
                            "'" + text + "' is not a board; write sim, linux or auto");
        };
    }
}
