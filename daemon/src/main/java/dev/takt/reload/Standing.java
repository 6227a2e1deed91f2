package dev.takt.reload;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What has begun to run and may yet turn out not to run well. Of the thread of the reloads alone.
 */
final class Standing {
    /** Who is told of what stood may write it to a disk that wears. */
    private static final long LEAST_NANOS = 10_000_000_000L;

    private Consumer<Loaded> told = _ -> {};
    private @Nullable Loaded candidate;
    private long sinceNanos;

    /** Tells this what has run for ten seconds once it is looked at. */
    void tells(Consumer<Loaded> who) {
        told = who;
    }

    /** What the loop begins with counts as running well. */
    void first(Loaded loaded) {
        told.accept(loaded);
    }

    void begins(Loaded loaded, long nowNanos) {
        candidate = loaded;
        sinceNanos = nowNanos;
    }

    /** The same configuration goes on in another program. */
    void goesOnAs(Loaded loaded) {
        if (candidate != null) {
            candidate = loaded;
        }
    }

    /** To be called while nothing is on probation. */
    void look(long nowNanos) {
        Loaded well = candidate;
        if (well != null && nowNanos - sinceNanos >= LEAST_NANOS) {
            candidate = null;
            told.accept(well);
        }
    }
}
