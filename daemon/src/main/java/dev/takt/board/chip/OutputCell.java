package dev.takt.board.chip;

import dev.takt.LoopThread;
import dev.takt.board.RealOutput;

/**
 * Where the loop leaves the value of one output for the thread of its bus. The latest value wins:
 * those in between are passed over.
 */
public final class OutputCell implements RealOutput {
    private volatile double wanted = Double.NaN;
    private volatile double safe = Double.NaN;
    private volatile boolean leftSafe;

    @Override
    @LoopThread
    public boolean write(double value) {
        wanted = value;
        return true;
    }

    @Override
    public void leaveAt(double value) {
        safe = value;
        wanted = value;
    }

    /** Only how the chip was left is known for certain. */
    @Override
    public boolean hasTaken() {
        return leftSafe;
    }

    /** The chip has taken the safe value, and no other follows. */
    void leftSafe() {
        leftSafe = true;
    }

    /** The value that is to be written; NaN before the first. */
    double wanted() {
        return wanted;
    }

    /** From now on the value that is safe is the one to be written. */
    void makeSafe() {
        wanted = safe;
    }

    double safe() {
        return safe;
    }
}
