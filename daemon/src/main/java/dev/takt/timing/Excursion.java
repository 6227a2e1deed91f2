package dev.takt.timing;

/**
 * A tick that was late: it overran its period, and missed others, or it woke up later than the
 * limit.
 *
 * @param tick its number
 * @param previousTick number of the last tick in which slow sets could run, -1 for none; the tick
 *     itself where it left them out
 * @param missed releases that passed because of it
 * @param releaseNanos when it should have started, on CLOCK_MONOTONIC
 * @param took how long its stages took
 * @param usual how long they take on average
 * @param slowestInput place of the input that took longest, -1 where that was not watched
 * @param slowestOutput the same of the outputs
 */
public record Excursion(
        long tick,
        long previousTick,
        long missed,
        long releaseNanos,
        StageTimes took,
        StageTimes usual,
        int slowestInput,
        int slowestOutput) {
    /** The stage that took most above its average. */
    public Stage stage() {
        Stage worst = Stage.WAKE_UP;
        for (Stage stage : Stage.values()) {
            if (excessNanos(stage) > excessNanos(worst)) {
                worst = stage;
            }
        }
        return worst;
    }

    private long excessNanos(Stage stage) {
        return took.of(stage) - usual.of(stage);
    }

    /** When a stage began. */
    public long beginNanos(Stage stage) {
        long begin = releaseNanos;
        for (Stage earlier : Stage.values()) {
            if (earlier == stage) {
                return begin;
            }
            begin += took.of(earlier);
        }
        return begin;
    }

    /** When a stage ended. */
    public long endNanos(Stage stage) {
        return beginNanos(stage) + took.of(stage);
    }

    /** When the last output was written. */
    public long endNanos() {
        return endNanos(Stage.OUTPUTS);
    }

    /** From the release to the last output written. */
    public long responseNanos() {
        return endNanos() - releaseNanos;
    }
}
