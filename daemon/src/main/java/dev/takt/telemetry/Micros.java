package dev.takt.telemetry;

/** Times for people: microseconds with one decimal below 10, without from there on. */
final class Micros {
    private static final long NANOS_PER_TENTH = 100;
    private static final long NANOS_PER_MICRO = 1_000;
    private static final long TENTHS_OF_TEN = 100;

    private Micros() {}

    /**
     * @param nanos at least 0
     * @return for example 0.4, 9.9, 10, 1385
     */
    static String of(long nanos) {
        long tenths = (nanos + NANOS_PER_TENTH / 2) / NANOS_PER_TENTH;
        return tenths < TENTHS_OF_TEN
                ? tenths / 10 + "." + tenths % 10
                : Long.toString((nanos + NANOS_PER_MICRO / 2) / NANOS_PER_MICRO);
    }
}
