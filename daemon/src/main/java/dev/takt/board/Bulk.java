package dev.takt.board;

import dev.takt.LoopThread;

/**
 * What the inputs or outputs of one chip have in common: all of them are exchanged with the
 * hardware at once. A board calls it around its channels.
 *
 * <p>{@link RealInput#read} of an input in a bulk tells what the last {@link #latch} found; {@link
 * RealOutput#write} of an output in a bulk is a note for the next {@link #post}.
 */
public interface Bulk {
    /**
     * Takes the samples of all its inputs.
     *
     * @param nowNanos the time of this tick on CLOCK_MONOTONIC
     */
    @LoopThread
    default void latch(long nowNanos) {}

    /**
     * Writes what has changed; nothing where nothing has. What the hardware does not take is
     * written again next time.
     */
    @LoopThread
    default void post() {}

    /** Writes everything, changed or not. */
    @LoopThread
    default void postAll() {}

    /** How often the hardware did not take what was posted. */
    default long failures() {
        return 0;
    }

    /** What to call it in messages: {@code 8 outputs of gpiochip0 [pinctrl-rp1]}. */
    String name();
}
