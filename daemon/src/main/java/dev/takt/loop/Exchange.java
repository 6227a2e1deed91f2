package dev.takt.loop;

import dev.takt.LoopThread;
import dev.takt.arena.CarryOver;

/**
 * One generation in place of another, prepared so that what is left for the loop between two ticks
 * is copying cells and pointing the board at them.
 *
 * <p>Offered by {@link ControlLoop#offer}, run by the loop at the start of a tick, once.
 */
public final class Exchange {
    private static final long NOT_TAKEN = -1;

    private final Generation next;
    private final CarryOver carryOver;
    private volatile long takenTick = NOT_TAKEN;

    /**
     * @param next what is run from then on; warmed up, its arena as before the first tick
     * @param carryOver from the arena of the generation that runs to that of {@code next}
     */
    public Exchange(Generation next, CarryOver carryOver) {
        this.next = next;
        this.carryOver = carryOver;
    }

    /** Brings everything into the next generation, on the thread of the loop. */
    @LoopThread
    void handOver(Generation previous) {
        carryOver.run();
        next.batch().refresh();
        next.board().takeOver(previous.board());
        next.hatch().attach();
    }

    /** Says that the next generation has taken over and runs this tick. */
    @LoopThread
    void taken(long tick) {
        takenTick = tick;
    }

    public Generation next() {
        return next;
    }

    /** Whether the loop has taken it up. What {@link #next} replaced is then no longer touched. */
    public boolean isTaken() {
        return takenTick != NOT_TAKEN;
    }

    /** The first tick that the new generation ran; -1 before. */
    public long takenTick() {
        return takenTick;
    }
}
