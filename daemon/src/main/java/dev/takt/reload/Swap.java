package dev.takt.reload;

import dev.takt.loop.ControlLoop;
import dev.takt.loop.Exchange;
import dev.takt.loop.LoopClock;
import dev.takt.loop.LoopState;

/** Puts one loaded configuration in the place of another, with the help of a loop that runs. */
final class Swap {
    private static final long LOOK_NANOS = 1_000_000;

    private final ControlLoop loop;
    private final Idle idle;

    /** What a thread does while it has nothing to do. */
    @FunctionalInterface
    interface Idle {
        /**
         * Lets time pass.
         *
         * @return whether to go on; false where all is to end
         */
        boolean pass(long nanos) throws InterruptedException;
    }

    Swap(ControlLoop loop, Idle idle) {
        this.loop = loop;
        this.idle = idle;
    }

    /** What the loop reads time from. */
    LoopClock loopClock() {
        return loop.clock();
    }

    /**
     * Offers a configuration and waits until the loop has taken it up and its first tick has ended:
     * what the loop shows is then of the new one.
     *
     * @param copies from the arena of what runs to that of {@code next}
     * @return the first tick of the new one; -1 where the loop has ended, or all is to end
     */
    long to(Loaded next, Carrying copies) throws InterruptedException {
        Exchange exchange = new Exchange(next.generation(), copies.copies());
        if (!loop.offer(exchange)) {
            throw new IllegalStateException("one offer at a time expected");
        }
        boolean goesOn = true;
        while (!exchange.isTaken()) {
            boolean ended = loop.state() == LoopState.STOPPED;
            // Who stops the loop does not wait for a tick that never comes.
            if ((ended || !goesOn) && loop.withdraw(exchange)) {
                return -1;
            }
            goesOn = idle.pass(LOOK_NANOS);
        }
        long tick = exchange.takenTick();
        while (goesOn && loop.lastTick() < tick && loop.state() != LoopState.STOPPED) {
            goesOn = idle.pass(LOOK_NANOS);
        }
        return tick;
    }
}
