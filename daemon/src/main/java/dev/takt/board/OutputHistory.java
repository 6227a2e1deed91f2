package dev.takt.board;

import org.jspecify.annotations.Nullable;

/**
 * What is known of an output from one tick to the next. It belongs to the hardware, not to one
 * configuration of it: channels that take turns on the same hardware share it. Of the loop thread
 * alone.
 */
final class OutputHistory {
    boolean written;
    long writtenBits;
    long failures;

    /** The board that writes the output; the only one that may. */
    @Nullable Board writer;
}
