package dev.takt.board;

import dev.takt.LoopThread;
import org.jspecify.annotations.Nullable;

/** A fault that an input has been given, and until when. The same one given again begins anew. */
final class InjectedFault {
    /** As a length: until it is taken away. */
    static final long ENDLESS = Long.MAX_VALUE;

    static final InjectedFault NONE = new InjectedFault(InputFault.NONE, ENDLESS);

    private static final long NOT_BEGUN = Long.MIN_VALUE;

    private final InputFault fault;
    private final long forNanos;

    /** Written by the loop thread. */
    private volatile long endNanos = NOT_BEGUN;

    /** Written by the loop thread before this one is shown to others as ended. */
    private @Nullable InjectedFault endedBefore;

    /**
     * @param forNanos how long, from the first sample on that has it
     */
    InjectedFault(InputFault fault, long forNanos) {
        this.fault = fault;
        this.forNanos = forNanos;
    }

    @LoopThread
    InputFault fault() {
        return fault;
    }

    /** The first sample is about to be taken that has it. */
    @LoopThread
    void begin(long nowNanos) {
        endNanos = forNanos == ENDLESS ? ENDLESS : nowNanos + forNanos;
    }

    /** It has ended by itself; so had others before, that nobody has been told of. */
    @LoopThread
    void endAfter(@Nullable InjectedFault others) {
        endedBefore = others;
    }

    @Nullable InjectedFault endedBefore() {
        return endedBefore;
    }

    /** What is told of it when it has ended by itself. */
    EndedFault ended(String input) {
        return new EndedFault(input, fault, forNanos);
    }

    @LoopThread
    boolean isOver(long nowNanos) {
        long end = endNanos;
        return end != NOT_BEGUN && nowNanos >= end;
    }

    /** For how long there still is this fault; {@link #ENDLESS} where nothing ends it. */
    long leftNanos(long nowNanos) {
        long end = endNanos;
        return end == NOT_BEGUN || end == ENDLESS ? forNanos : Math.max(0, end - nowNanos);
    }
}
