package dev.takt.timing;

/** The parts of a tick, in their order, from the release on. */
public enum Stage {
    /** From the release to the actual start. */
    WAKE_UP("wake-up"),
    /** The simulated plant; takes no time on a real board. */
    PLANT("plant"),
    INPUTS("inputs"),
    FORMULAS("formulas"),
    OUTPUTS("outputs");

    private final String label;

    Stage(String label) {
        this.label = label;
    }

    /** What lines call it. */
    public String label() {
        return label;
    }
}
