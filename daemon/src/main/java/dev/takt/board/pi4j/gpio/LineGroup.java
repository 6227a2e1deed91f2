package dev.takt.board.pi4j.gpio;

import dev.takt.LoopThread;
import dev.takt.board.Bulk;
import dev.takt.linux.gpio.LineRequest;

/**
 * Lines that were requested together; they are released when the last of them is closed.
 *
 * <p>A line is given back by another thread than the loop's, while the others go on.
 */
abstract class LineGroup implements Bulk {
    private final LineRequest request;
    private final String name;

    /** The lines that are still in use. */
    private volatile long used;

    LineGroup(LineRequest request, String name) {
        this.request = request;
        this.name = name;
        this.used = -1L >>> (Long.SIZE - request.size());
    }

    final LineRequest request() {
        return request;
    }

    @Override
    public final String name() {
        return name;
    }

    @LoopThread
    final long used() {
        return used;
    }

    final synchronized void leave(int index) {
        used &= ~(1L << index);
        if (used == 0) {
            request.close();
        }
    }
}
