package dev.takt.cli;

import dev.takt.timing.Percentiles;
import tools.jackson.core.JsonGenerator;

/** The shape of times as members of a JSON object: in µs, null where there is no value. */
final class PercentilesJson {
    private static final double NANOS_PER_MICRO = 1_000;

    private PercentilesJson() {}

    /** Writes {@code p50} to {@code max} into the object that is open. */
    static void write(JsonGenerator json, Percentiles times) {
        micros(json, "p50", times.p50(), times.count());
        micros(json, "p90", times.p90(), times.count());
        micros(json, "p99", times.p99(), times.count());
        micros(json, "p99_9", times.p99_9(), times.count());
        micros(json, "p99_99", times.p99_99(), times.count());
        micros(json, "max", times.max(), times.count());
    }

    /**
     * Writes one time.
     *
     * @param count how many values it was made of
     */
    static void micros(JsonGenerator json, String name, long nanos, long count) {
        JsonLine.number(json, name, count == 0 ? Double.NaN : nanos / NANOS_PER_MICRO);
    }
}
