package dev.takt.timing;

/** How long each stage of a tick took, in nanoseconds. */
public record StageTimes(long wakeUp, long plant, long inputs, long formulas, long outputs) {
    /** The time of one stage. */
    public long of(Stage stage) {
        return switch (stage) {
            case WAKE_UP -> wakeUp;
            case PLANT -> plant;
            case INPUTS -> inputs;
            case FORMULAS -> formulas;
            case OUTPUTS -> outputs;
        };
    }
}
