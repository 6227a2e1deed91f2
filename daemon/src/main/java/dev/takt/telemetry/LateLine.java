package dev.takt.telemetry;

import dev.takt.attribution.LateTick;
import dev.takt.attribution.Verdict;
import dev.takt.timing.Excursion;
import dev.takt.timing.Stage;
import java.time.Instant;

/**
 * The line of a late tick in the jitter log. Its fields keep their names and order; {@code by},
 * {@code cause_us} and {@code count} are left out where they are not known.
 *
 * <pre>
 * 2026-11-22T07:00:01.234Z late tick=48213 missed=1 latency_us=1836 response_us=1840
 *     stage=wake-up stage_us=1836 cause=gc by=G1CollectForAllocation cause_us=1702
 * </pre>
 *
 * <p>(In one line.)
 */
public final class LateLine {
    private LateLine() {}

    /**
     * The line, without a line break.
     *
     * @param at the time of day of the tick's release
     */
    public static String format(Instant at, LateTick late) {
        Excursion excursion = late.excursion();
        Verdict verdict = late.verdict();
        Stage stage = excursion.stage();
        StringBuilder line = new StringBuilder(192);
        line.append(JitterLine.instant(at)).append(" late tick=").append(excursion.tick());
        line.append(" missed=").append(excursion.missed());
        micros(line, "latency_us", excursion.took().wakeUp());
        micros(line, "response_us", excursion.responseNanos());
        line.append(" stage=").append(stage.label());
        micros(line, "stage_us", excursion.took().of(stage));
        line.append(" cause=").append(verdict.cause().label());
        if (!verdict.by().isEmpty()) {
            line.append(" by=").append(verdict.by());
        }
        if (verdict.nanos() > 0) {
            micros(line, "cause_us", verdict.nanos());
        }
        if (verdict.count() > 0) {
            line.append(" count=").append(verdict.count());
        }
        return line.toString();
    }

    private static void micros(StringBuilder line, String name, long nanos) {
        line.append(' ').append(name).append('=').append(Micros.of(Math.max(0, nanos)));
    }

    /** The line that stands for some that were left out. */
    static String suppressed(Instant at, long count) {
        return JitterLine.instant(at) + " late suppressed=" + count;
    }
}
