package dev.takt.board;

import dev.takt.LoopThread;
import java.util.List;

/**
 * The inputs and outputs of a controller as the loop sees them: latched into the arena, posted from
 * the arena.
 *
 * <p>Life cycle: made with every output at its safe value; {@link #latch} and {@link #post} once a
 * tick; {@link #close} puts every output to its safe value and releases the hardware.
 */
public interface Board extends AutoCloseable {
    /** What the configuration calls it: {@code sim} or {@code linux}. */
    String name();

    /**
     * Takes one sample of every input and writes raw value, ok and age into the arena.
     *
     * @param nowNanos the time of this tick on CLOCK_MONOTONIC
     */
    @LoopThread
    void latch(long nowNanos);

    /** Writes every output's value from the arena to its sink. */
    @LoopThread
    void post();

    /**
     * Writes every output's safe value to its sink, whatever the arena says and whatever was
     * written before.
     *
     * <p>Unlike all others this may be called by a second thread, also while the loop thread is
     * anywhere in this board: that of a supervisor, when the loop has stalled. The loop calls it
     * once more as soon as it goes on. So a sink may keep what it writes in buffers of its own
     * without a lock, as long as what it hands to the kernel is what the buffer holds at that time.
     */
    @LoopThread
    void postSafe();

    /**
     * Takes the time of every single input and output for some ticks: asked for when a tick was
     * late, because it costs some 30 ns for each of them.
     *
     * @param ticks how many, from the next latch on
     */
    @LoopThread
    default void watch(int ticks) {}

    /**
     * Place of the input that took longest in the last latch, in the order of {@link
     * Points#inputs}; -1 where it was not watched.
     */
    @LoopThread
    default int slowestInput() {
        return -1;
    }

    /** The same of the outputs in the last post. */
    @LoopThread
    default int slowestOutput() {
        return -1;
    }

    /**
     * Goes on from the coming tick where another board on the same hardware left off, for the
     * points that both have. Outputs that only the other has are left at their safe values.
     */
    @LoopThread
    default void takeOver(Board previous) {}

    /**
     * Names of the outputs whose sinks have not taken the value that was written last; once closed,
     * of those that may not be safe. Where outputs are written together only the name of all of
     * them is known, as {@code 8 outputs of gpiochip0}.
     */
    default List<String> refused() {
        return List.of();
    }

    /** Faults that its inputs can be given; none on a board of real hardware. */
    default FaultInjection faults() {
        return FaultInjection.NOWHERE;
    }

    /** How busy the buses are that its threads use. Any thread may ask. */
    default List<BusUse> buses() {
        return List.of();
    }

    /** Puts every output to its safe value and releases everything; a second call does nothing. */
    @Override
    void close();
}
