package dev.takt.linux;

import dev.takt.LoopThread;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * What disturbed the calling thread, from getrusage(RUSAGE_THREAD): the same counters as {@link
 * ThreadCounts#ofThread}, exact at the moment of the call and without allocation.
 *
 * <p>One instance serves one thread: {@link #sample}, then the figures of that moment.
 */
public final class ThreadUsage {
    private static final int RUSAGE_THREAD = 1;

    /** struct rusage is 144 bytes; musl keeps 128 more in reserve. */
    private static final long RUSAGE_BYTES = 272;

    private static final long MINOR_FAULTS = 64;
    private static final long MAJOR_FAULTS = 72;
    private static final long VOLUNTARY_SWITCHES = 128;
    private static final long INVOLUNTARY_SWITCHES = 136;

    private static final CFunction GETRUSAGE = CFunction.of("getrusage");

    private final MemorySegment usage = Arena.global().allocate(RUSAGE_BYTES, Long.BYTES);
    private final long address = usage.address();

    /** Takes the figures of the calling thread as of now. */
    @LoopThread
    public void sample() {
        // It fails only for a wrong argument; the figures then stay as they were.
        GETRUSAGE.call(RUSAGE_THREAD, address);
    }

    @LoopThread
    public long minorFaults() {
        return usage.get(ValueLayout.JAVA_LONG, MINOR_FAULTS);
    }

    @LoopThread
    public long majorFaults() {
        return usage.get(ValueLayout.JAVA_LONG, MAJOR_FAULTS);
    }

    @LoopThread
    public long voluntarySwitches() {
        return usage.get(ValueLayout.JAVA_LONG, VOLUNTARY_SWITCHES);
    }

    @LoopThread
    public long involuntarySwitches() {
        return usage.get(ValueLayout.JAVA_LONG, INVOLUNTARY_SWITCHES);
    }

    /** The figures of the last sample together. Allocates. */
    public ThreadCounts counts() {
        return new ThreadCounts(
                minorFaults(), majorFaults(), voluntarySwitches(), involuntarySwitches());
    }
}
