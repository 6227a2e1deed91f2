package dev.takt.watch;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * When a change of files is over.
 *
 * <ol>
 *   <li>Files are looked at once nothing has been written for 0.3 s, and in any case 3 s after the
 *       first write: editors write in several steps, and some programs never stop.
 *   <li>What cannot be used is looked at again, and counts only once it has stayed the same for 2
 *       s: it may be half of what is to come.
 *   <li>The same contents count once, however often they are written.
 * </ol>
 *
 * <p>Times are of one clock, in ns. Used by one thread.
 *
 * @param <T> type of the contents
 */
final class Settling<T> {
    static final long QUIET_NANOS = 300_000_000;
    static final long LONGEST_NANOS = 3_000_000_000L;
    static final long DOUBT_NANOS = 2_000_000_000L;

    private @Nullable T known;
    private @Nullable T doubtful;
    private long doubtfulSinceNanos;
    private long firstNanos;
    private long dueNanos = Long.MAX_VALUE;

    /** Something has been written. */
    void written(long nowNanos) {
        if (dueNanos == Long.MAX_VALUE || doubtful != null) {
            firstNanos = nowNanos;
        }
        dueNanos = Math.min(nowNanos + QUIET_NANOS, firstNanos + LONGEST_NANOS);
    }

    /** When to look next; {@link Long#MAX_VALUE} for not before something is written. */
    long dueNanos() {
        return dueNanos;
    }

    /**
     * Looks at the files, if it is time.
     *
     * @param now what the files hold
     * @param used what is made of the files at present
     * @return whether that should be made anew
     */
    boolean look(long nowNanos, Supplier<Look<T>> now, Supplier<T> used) {
        if (nowNanos < dueNanos) {
            return false;
        }
        dueNanos = Long.MAX_VALUE;
        Look<T> look = now.get();
        T contents = look.contents();
        boolean waited = contents.equals(doubtful) && nowNanos - doubtfulSinceNanos >= DOUBT_NANOS;
        if (contents.equals(known) || contents.equals(used.get())) {
            doubtful = null;
            known = contents;
            return false;
        }
        if (look.good() || waited) {
            doubtful = null;
            known = contents;
            return true;
        }
        if (!contents.equals(doubtful)) {
            doubtful = contents;
            doubtfulSinceNanos = nowNanos;
        }
        dueNanos = doubtfulSinceNanos + DOUBT_NANOS;
        return false;
    }
}
