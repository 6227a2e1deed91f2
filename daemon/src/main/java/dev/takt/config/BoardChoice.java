package dev.takt.config;

/** Which board the inputs and outputs are on. */
public enum BoardChoice {
    /** The hardware where its devices exist, else the simulated board. */
    AUTO,
    /** The hardware of this machine. */
    LINUX,
    /** The simulated board. */
    SIM
}
