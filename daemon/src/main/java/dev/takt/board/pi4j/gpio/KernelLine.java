package dev.takt.board.pi4j.gpio;

/**
 * A Pi4J object of one line, which becomes usable when the line has been requested.
 *
 * @param <G> the lines that it is held together with
 */
interface KernelLine<G extends LineGroup> {
    LineConfig line();

    /** Its line has been requested, as the one with this index. */
    void join(G group, int index);
}
