package dev.takt.loop;

import com.sun.management.ThreadMXBean;
import dev.takt.linux.ThreadCounts;
import dev.takt.linux.ThreadScheduling;
import dev.takt.linux.ThreadUsage;
import java.lang.management.ManagementFactory;
import java.util.Optional;

/**
 * Counts what the loop thread allocates and what disturbs it, from just before its first tick.
 *
 * <p>{@link #rehearse}, {@link #start} and {@link #stop} are called by that thread, in this order.
 * Any thread may read at any time, which costs the loop thread nothing. HotSpot adds the used part
 * of the thread's current allocation buffer even when another thread asks, so the figure does not
 * lag behind.
 */
final class ThreadMeter {
    private enum Phase {
        BEFORE,
        COUNTING,
        OVER
    }

    private static final int REHEARSALS = 100;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final ThreadUsage usage = new ThreadUsage();

    // Written by the loop thread before the volatile write of the phase, read after reading it.
    private long javaId;
    private int threadId;
    private ThreadCounts countsBefore = ThreadCounts.ZERO;
    private long bytesBefore;
    private long bytesInAll;
    private volatile Phase phase = Phase.BEFORE;

    /** Runs the code of {@link #start}, so that nothing of it is left to load or link. */
    void rehearse() {
        javaId = Thread.currentThread().threadId();
        threadId = ThreadScheduling.threadId();
        for (int i = 0; i < REHEARSALS; i++) {
            usage.sample();
            countsBefore = usage.counts();
            bytesBefore = threads.getCurrentThreadAllocatedBytes();
        }
    }

    /** Counting begins here: reading the bytes is the last thing done. */
    void start() {
        usage.sample();
        countsBefore = usage.counts();
        bytesBefore = threads.getCurrentThreadAllocatedBytes();
        phase = Phase.COUNTING;
    }

    /**
     * Counting ends here; later readers get the figures of this moment. Nothing is allocated
     * between the last look at the bytes and the end of the phase: a reader would count it, and the
     * total would shrink afterwards.
     */
    void stop() {
        if (phase == Phase.COUNTING) {
            usage.sample();
            bytesInAll = threads.getCurrentThreadAllocatedBytes() - bytesBefore;
            phase = Phase.OVER;
        }
    }

    long allocatedBytes() {
        if (phase == Phase.COUNTING) {
            long bytes = threads.getThreadAllocatedBytes(javaId);
            // What the thread allocates after the end must not count: look at the phase again.
            if (phase == Phase.COUNTING && bytes >= 0) {
                return bytes - bytesBefore;
            }
        }
        return bytesInAll;
    }

    ThreadCounts counts() {
        if (phase == Phase.COUNTING) {
            Optional<ThreadCounts> now = ThreadCounts.ofThread(threadId);
            if (phase == Phase.COUNTING && now.isPresent()) {
                return now.get().since(countsBefore);
            }
        }
        // The loop thread does not touch its last sample again.
        return phase == Phase.OVER ? usage.counts().since(countsBefore) : ThreadCounts.ZERO;
    }
}
