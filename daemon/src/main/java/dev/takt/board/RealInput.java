package dev.takt.board;

import dev.takt.LoopThread;

/**
 * An input that hands out its samples as exact numbers, without an object or an event per sample.
 *
 * <p>Takt's own Pi4J inputs implement this beside the interface of Pi4J, whose getters box and
 * whose changes are dispatched to listeners.
 */
public interface RealInput {
    /**
     * Goes on to the next sample.
     *
     * @return whether there is a sample newer than at the preceding call; an input that is read on
     *     demand always has one
     */
    @LoopThread
    default boolean advance() {
        return true;
    }

    /**
     * The same for an input that changes with time by itself.
     *
     * @param nowNanos the time of this tick
     */
    @LoopThread
    default boolean advance(long nowNanos) {
        return advance();
    }

    /** The sample: 1 or 0 of a binary input, NaN where there is no valid one. */
    @LoopThread
    double read();

    /**
     * When the sample was taken.
     *
     * @param nowNanos the time of this tick
     * @return on the same clock; {@code nowNanos} of an input that is read on demand
     */
    @LoopThread
    default long sampledNanos(long nowNanos) {
        return nowNanos;
    }
}
