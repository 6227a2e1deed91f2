package dev.takt.telemetry;

import dev.takt.timing.Percentiles;
import dev.takt.timing.TimingSample;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * The one line a second of the jitter log. Its fields up to {@code state} keep their names and
 * order; what is said only sometimes follows them.
 *
 * <pre>
 * 2026-11-22T07:00:01.000Z tick=61000 rate=1000.0Hz latency_us p50=0.4 p99=6.1 p99.9=21 max=38
 *     exec_us p50=3.2 p99=4.0 max=11 overruns=0 missed=0 alloc=0B state=RUNNING
 *     margin_us=62 faults minor=3 major=0
 * </pre>
 *
 * <p>(In one line.) {@code NaN} stands where no tick ran in the interval. {@code margin_us} is said
 * of a loop that waits hybrid, {@code faults} when there were any.
 */
public final class JitterLine {
    private static final DateTimeFormatter INSTANT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    private JitterLine() {}

    /** The line of a sample, without a line break. */
    public static String format(JitterSample sample) {
        TimingSample timing = sample.timing();
        StringBuilder line = new StringBuilder(256);
        line.append(instant(sample.at())).append(" tick=").append(sample.tick());
        line.append(" rate=").append(tenths(sample.rateHz())).append("Hz");
        Percentiles latency = timing.latency();
        line.append(" latency_us");
        field(line, "p50", latency.p50(), latency);
        field(line, "p99", latency.p99(), latency);
        field(line, "p99.9", latency.p99_9(), latency);
        field(line, "max", latency.max(), latency);
        Percentiles execution = timing.execution();
        line.append(" exec_us");
        field(line, "p50", execution.p50(), execution);
        field(line, "p99", execution.p99(), execution);
        field(line, "max", execution.max(), execution);
        line.append(" overruns=").append(timing.overruns());
        line.append(" missed=").append(timing.missed());
        line.append(" alloc=").append(sample.allocatedBytes()).append('B');
        line.append(" state=").append(sample.state());
        appendOccasional(line, sample);
        return line.toString();
    }

    /** The figures of a sample that somebody may want to search the journal for. */
    static LoggingEventBuilder fields(LoggingEventBuilder event, JitterSample sample) {
        TimingSample timing = sample.timing();
        return event.addKeyValue("TAKT_TICK", sample.tick())
                .addKeyValue("TAKT_STATE", sample.state())
                .addKeyValue("TAKT_P99_US", micros(timing.latency().p99(), timing.latency()))
                .addKeyValue("TAKT_MAX_US", micros(timing.latency().max(), timing.latency()))
                .addKeyValue(
                        "TAKT_EXEC_MAX_US", micros(timing.execution().max(), timing.execution()))
                .addKeyValue("TAKT_OVERRUNS", timing.overruns())
                .addKeyValue("TAKT_MISSED", timing.missed());
    }

    private static void appendOccasional(StringBuilder line, JitterSample sample) {
        if (sample.marginNanos() > 0) {
            line.append(" margin_us=").append(Micros.of(sample.marginNanos()));
        }
        if (sample.minorFaults() != 0 || sample.majorFaults() != 0) {
            line.append(" faults minor=").append(sample.minorFaults());
            line.append(" major=").append(sample.majorFaults());
        }
    }

    private static void field(StringBuilder line, String name, long nanos, Percentiles of) {
        line.append(' ').append(name).append('=');
        line.append(micros(nanos, of));
    }

    private static String micros(long nanos, Percentiles of) {
        return of.count() == 0 ? "NaN" : Micros.of(nanos);
    }

    /** Milliseconds always, as {@code Instant.toString} does only where they are not 0. */
    static String instant(Instant at) {
        return INSTANT.format(at.truncatedTo(ChronoUnit.MILLIS));
    }

    private static String tenths(double rateHz) {
        return String.format(Locale.ROOT, "%.1f", rateHz);
    }
}
