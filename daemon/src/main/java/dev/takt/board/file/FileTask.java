package dev.takt.board.file;

/** What is done with one file, again and again. A test steps it by hand. */
interface FileTask {
    /**
     * Does what is due.
     *
     * @param nowNanos on the clock of {@link System#nanoTime}
     * @return when it is to be called again, on the same clock
     */
    long step(long nowNanos);

    /** Does what is left to do before the group ends. */
    default void finish() {}
}
