package dev.takt.loop;

import dev.takt.LoopThread;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Brings changes of state from the loop thread to whoever tells them. One thread puts, one takes;
 * neither waits. What does not fit is counted and told with the next that does.
 */
final class StateChanges {
    static final int CAPACITY = 64;

    private final LoopState[] from = new LoopState[CAPACITY];
    private final LoopState[] to = new LoopState[CAPACITY];
    private final StateCause[] cause = new StateCause[CAPACITY];
    private final @Nullable String[] point = new @Nullable String[CAPACITY];
    private final long[] tick = new long[CAPACITY];
    private final long[] atNanos = new long[CAPACITY];
    private final long[] sinceNanos = new long[CAPACITY];
    private final long[] lost = new long[CAPACITY];

    private final AtomicLong put = new AtomicLong();
    private final AtomicLong taken = new AtomicLong();

    /** Of the putting thread alone. */
    private long lostNow;

    @LoopThread
    void put(
            LoopState before,
            LoopState after,
            StateCause why,
            @Nullable String who,
            long n,
            long now,
            long since) {
        long position = put.getPlain();
        if (position - taken.getAcquire() == CAPACITY) {
            lostNow++;
            return;
        }
        int i = (int) (position % CAPACITY);
        from[i] = before;
        to[i] = after;
        cause[i] = why;
        point[i] = who;
        tick[i] = n;
        atNanos[i] = now;
        sinceNanos[i] = since;
        lost[i] = lostNow;
        lostNow = 0;
        put.setRelease(position + 1);
    }

    /** Takes all that are there, in their order. Calls must not overlap. */
    List<StateChange> drain() {
        List<StateChange> changes = new ArrayList<>();
        long position = taken.getPlain();
        long end = put.getAcquire();
        for (; position < end; position++) {
            int i = (int) (position % CAPACITY);
            changes.add(
                    new StateChange(
                            from[i],
                            to[i],
                            cause[i],
                            point[i],
                            tick[i],
                            atNanos[i],
                            sinceNanos[i],
                            lost[i]));
        }
        taken.setRelease(position);
        return changes;
    }
}
