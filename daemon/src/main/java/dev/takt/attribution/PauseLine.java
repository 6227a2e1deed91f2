package dev.takt.attribution;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a line of the JVM's log with the decorations timenanos, tid and tags.
 *
 * <pre>
 * [3233226ns][1600][safepoint] Safepoint "SerialGCCollect", Time since last: .., Total: 8042600 ns, ..
 * [3233036ns][1610][deoptimization] cid=  37     level=4 De.run(LDe$I;I)I trap_bci=6 ..
 * </pre>
 *
 * <p>The time is that of {@code System.nanoTime}, which is CLOCK_MONOTONIC. A safepoint's line is
 * written when it is over.
 */
final class PauseLine {
    private static final Pattern LINE =
            Pattern.compile("\\[(\\d+)ns]\\[(\\d+)]\\[([\\w,]+) *] (.*)");
    private static final Pattern SAFEPOINT =
            Pattern.compile("Safepoint \"([^\"]+)\".*, Total: +(\\d+) ns.*");
    private static final Pattern DEOPTIMIZATION =
            Pattern.compile("cid= *\\d+ .*?level=\\d+ ([^ (]+)\\(.*");

    private PauseLine() {}

    /** What a line says; empty for any other line. */
    static Optional<Pause> parse(String text) {
        Matcher line = LINE.matcher(text);
        if (!line.matches()) {
            return Optional.empty();
        }
        long nanos = Long.parseLong(line.group(1));
        int threadId = Integer.parseInt(line.group(2));
        return switch (line.group(3)) {
            case "safepoint" -> safepoint(line.group(4), threadId, nanos);
            case "deoptimization" -> deoptimization(line.group(4), threadId, nanos);
            default -> Optional.empty();
        };
    }

    private static Optional<Pause> safepoint(String text, int threadId, long endNanos) {
        Matcher safepoint = SAFEPOINT.matcher(text);
        if (!safepoint.matches()) {
            return Optional.empty();
        }
        long begin = endNanos - Long.parseLong(safepoint.group(2));
        return Optional.of(
                new Pause(Pause.Kind.SAFEPOINT, safepoint.group(1), threadId, begin, endNanos));
    }

    private static Optional<Pause> deoptimization(String text, int threadId, long nanos) {
        Matcher method = DEOPTIMIZATION.matcher(text);
        return method.matches()
                ? Optional.of(
                        new Pause(
                                Pause.Kind.DEOPTIMIZATION, method.group(1), threadId, nanos, nanos))
                : Optional.empty();
    }
}
