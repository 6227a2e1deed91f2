package dev.takt.telemetry;

import dev.takt.attribution.LateTick;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.slf4j.LoggerFactory;

/**
 * Writes the lines of late ticks: ten at once, then one a second; what is left out is counted and
 * said with the next line. Used by one thread at a time.
 */
public final class LateLog implements Consumer<LateTick>, AutoCloseable {
    private static final int MOST_AT_ONCE = 10;
    private static final long NANOS_PER_LINE = 1_000_000_000;

    private final InstantSource timeOfDay;
    private final LongSupplier nowNanos;
    private final Consumer<String> lines;
    private int allowance = MOST_AT_ONCE;
    private long grantedNanos;
    private long suppressed;

    /**
     * @param timeOfDay what the lines say
     * @param nowNanos the time base of the late ticks
     * @param lines takes each line, without a line break
     */
    LateLog(InstantSource timeOfDay, LongSupplier nowNanos, Consumer<String> lines) {
        this.timeOfDay = timeOfDay;
        this.nowNanos = nowNanos;
        this.lines = lines;
        this.grantedNanos = nowNanos.getAsLong();
    }

    /**
     * Writes where the jitter lines go.
     *
     * @param nowNanos the time base of the late ticks
     */
    public static LateLog toJitterLog(InstantSource timeOfDay, LongSupplier nowNanos) {
        return new LateLog(
                timeOfDay, nowNanos, LoggerFactory.getLogger(JitterReporter.LOGGER)::info);
    }

    @Override
    public void accept(LateTick late) {
        grant();
        if (allowance == 0) {
            suppressed++;
            return;
        }
        allowance--;
        saySuppressed();
        long agoNanos = nowNanos.getAsLong() - late.excursion().releaseNanos();
        Instant at = timeOfDay.instant().minusNanos(agoNanos);
        lines.accept(LateLine.format(at, late));
    }

    private void grant() {
        long lines = (nowNanos.getAsLong() - grantedNanos) / NANOS_PER_LINE;
        grantedNanos += lines * NANOS_PER_LINE;
        allowance = (int) Math.min(MOST_AT_ONCE, allowance + lines);
    }

    private void saySuppressed() {
        if (suppressed > 0) {
            lines.accept(LateLine.suppressed(timeOfDay.instant(), suppressed));
            suppressed = 0;
        }
    }

    /** Says what was left out since the last line. */
    @Override
    public void close() {
        saySuppressed();
    }
}
