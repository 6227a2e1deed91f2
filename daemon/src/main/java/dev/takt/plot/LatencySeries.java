package dev.takt.plot;

import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;

/**
 * A named distribution of times, counted per whole microsecond: 1.9 µs counts as 1, as cyclictest
 * does it.
 */
public final class LatencySeries {
    private static final double NANOS_PER_MICRO = 1_000;

    private final String name;
    private final TreeMap<Long, Long> counts;
    private final long total;
    private final double minMicros;
    private final double meanMicros;
    private final double maxMicros;

    private LatencySeries(
            String name,
            SortedMap<Long, Long> counts,
            double minMicros,
            double meanMicros,
            double maxMicros) {
        this.name = name;
        this.counts = new TreeMap<>(counts);
        this.total = counts.values().stream().mapToLong(Long::longValue).sum();
        this.minMicros = minMicros;
        this.meanMicros = meanMicros;
        this.maxMicros = maxMicros;
    }

    /**
     * The distribution in a histogram of Takt.
     *
     * @param nanos a histogram of ns
     */
    public static LatencySeries of(String name, Histogram nanos) {
        TreeMap<Long, Long> counts = new TreeMap<>();
        for (HistogramIterationValue value : nanos.recordedValues()) {
            long micro = nanos.medianEquivalentValue(value.getValueIteratedTo()) / 1_000;
            counts.merge(micro, value.getCountAtValueIteratedTo(), Long::sum);
        }
        boolean empty = counts.isEmpty();
        return new LatencySeries(
                name,
                counts,
                empty ? Double.NaN : nanos.getMinValue() / NANOS_PER_MICRO,
                empty ? Double.NaN : nanos.getMean() / NANOS_PER_MICRO,
                empty ? Double.NaN : nanos.getMaxValue() / NANOS_PER_MICRO);
    }

    /**
     * The distribution that another program has counted, cyclictest with {@code -h} for example.
     * Minimum, mean and maximum are those of whole microseconds.
     *
     * @param counts µs, 0 or more, to samples, above 0
     * @throws IllegalArgumentException if a time or a count is outside its range
     */
    public static LatencySeries ofCounts(String name, SortedMap<Long, Long> counts) {
        double sum = 0;
        long total = 0;
        for (Map.Entry<Long, Long> entry : counts.entrySet()) {
            if (entry.getKey() < 0 || entry.getValue() <= 0) {
                throw new IllegalArgumentException("µs >= 0 and count > 0 expected, got " + entry);
            }
            sum += (double) entry.getKey() * entry.getValue();
            total += entry.getValue();
        }
        boolean empty = counts.isEmpty();
        return new LatencySeries(
                name,
                counts,
                empty ? Double.NaN : counts.firstKey(),
                empty ? Double.NaN : sum / total,
                empty ? Double.NaN : counts.lastKey());
    }

    /**
     * The distribution with the wake-ups that a program left out which does not count what it
     * misses: after one that came {@code latency} late, cyclictest goes on with the first that is
     * not yet due. Those between would have come {@code latency - interval}, {@code latency - 2
     * interval} and so on late. Without them a stall of many intervals is one sample (coordinated
     * omission).
     *
     * @param intervalMicros time between two wake-ups, above 0
     * @throws IllegalArgumentException if it is not
     */
    public LatencySeries withMissed(long intervalMicros) {
        if (intervalMicros <= 0) {
            throw new IllegalArgumentException("interval above 0 expected, got " + intervalMicros);
        }
        TreeMap<Long, Long> all = new TreeMap<>(counts);
        counts.tailMap(intervalMicros)
                .forEach((micros, count) -> {
                    for (long left = micros - intervalMicros; left >= 0; left -= intervalMicros) {
                        all.merge(left, count, Long::sum);
                    }
                });
        return ofCounts(name, all);
    }

    public String name() {
        return name;
    }

    /** Whole µs to the number of samples there, where there are any. */
    public NavigableMap<Long, Long> counts() {
        return Collections.unmodifiableNavigableMap(counts);
    }

    /** How many samples there are. */
    public long total() {
        return total;
    }

    public boolean isEmpty() {
        return total == 0;
    }

    /** Samples from a µs on and before another. */
    public long between(long fromMicro, long untilMicro) {
        return counts.subMap(fromMicro, untilMicro).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    /**
     * The whole µs that so many percent of the samples are not above; 0 without a sample.
     *
     * @param percent 0 to 100
     */
    public long percentileMicros(double percent) {
        long wanted = Math.max(1, (long) Math.ceil(total * percent / 100));
        long seen = 0;
        for (var entry : counts.entrySet()) {
            seen += entry.getValue();
            if (seen >= wanted) {
                return entry.getKey();
            }
        }
        return 0;
    }

    /** The smallest time in µs; NaN without a sample. */
    public double minMicros() {
        return minMicros;
    }

    /** The mean time in µs; NaN without a sample. */
    public double meanMicros() {
        return meanMicros;
    }

    /** The largest time in µs; NaN without a sample. */
    public double maxMicros() {
        return maxMicros;
    }
}
