package dev.takt.recording.file;

/**
 * How much is written, and how often.
 *
 * @param controller its name
 * @param rateHz ticks per second
 * @param beforeTicks so many before the cause
 * @param afterTicks and so many after it
 * @param restNanos time between two recordings of what may happen all the time; 0 for never
 */
public record RecordingPlan(
        String controller, double rateHz, long beforeTicks, long afterTicks, long restNanos) {
    private static final double NANOS_PER_SECOND = 1e9;

    /** How long {@code afterTicks} take. */
    long afterNanos() {
        return Math.round(afterTicks / rateHz * NANOS_PER_SECOND);
    }

    /** What a loop may be behind before it counts as one that stands still. */
    long graceNanos() {
        return (long) NANOS_PER_SECOND;
    }
}
