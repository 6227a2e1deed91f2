package dev.takt.attribution;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * How many ticks were late, by cause.
 *
 * @param byCause causes that occurred, in the order of {@link Cause}
 */
public record LateTotals(Map<Cause, Long> byCause) {
    /** No tick was late. */
    public static final LateTotals NONE = new LateTotals(Map.of());

    public LateTotals {
        EnumMap<Cause, Long> sorted = new EnumMap<>(Cause.class);
        sorted.putAll(byCause);
        byCause = Collections.unmodifiableMap(sorted);
    }

    /** All of them together. */
    public long all() {
        return byCause.values().stream().mapToLong(Long::longValue).sum();
    }
}
