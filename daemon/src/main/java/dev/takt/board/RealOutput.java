package dev.takt.board;

import dev.takt.LoopThread;

/**
 * An output that takes its values as exact numbers, without an object or an event per value.
 *
 * <p>Takt's own Pi4J outputs implement this beside the interface of Pi4J, whose setters take whole
 * numbers and percents.
 */
public interface RealOutput {
    /**
     * Writes one value.
     *
     * @param value never NaN; 1 or 0 for a binary output, 0 to 1 for a PWM channel
     * @return whether the sink took it; where not, the same value is offered again
     */
    @LoopThread
    boolean write(double value);

    /**
     * Whether the sink has the value that was written last, as far as is known. A sink that takes
     * its values later, on a thread of its own, knows it for certain once its life has ended.
     */
    default boolean hasTaken() {
        return true;
    }

    /**
     * Says in which state the sink is to be left when its life ends. A sink whose provider knows
     * this from its Pi4J configuration needs nothing more.
     *
     * @param value never NaN
     */
    default void leaveAt(double value) {}
}
