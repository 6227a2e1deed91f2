package dev.takt.reload;

import dev.takt.config.Configuration;
import dev.takt.force.Forces;
import dev.takt.force.Forcible;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Requests for gates of names that are about to be forced, and which gates a program gets. */
final class GateRequests {
    private final Forces forces;
    private final AtomicReference<@Nullable CompletableFuture<Boolean>> waiting =
            new AtomicReference<>();

    GateRequests(Forces forces) {
        this.forces = forces;
    }

    /** Adds one; those that wait at the same time are one. */
    Future<Boolean> add() {
        CompletableFuture<Boolean> mine = new CompletableFuture<>();
        CompletableFuture<Boolean> before = waiting.compareAndExchange(null, mine);
        return before == null ? mine : before;
    }

    /** Takes the one that waits. */
    @Nullable CompletableFuture<Boolean> next() {
        return waiting.getAndSet(null);
    }

    /** Answers that nothing will come of it. */
    void refuse() {
        CompletableFuture<Boolean> request = next();
        if (request != null) {
            request.complete(false);
        }
    }

    /**
     * The gates of the program that takes the place of another; from now on nobody begins to force
     * a name, until {@link Forces#thaw}.
     *
     * @param runs what is replaced
     * @param next what comes, in which some names may be gone; null where it has errors
     */
    Reload.Gates gates(Configuration runs, @Nullable Configuration next) {
        if (next == null) {
            return Reload.Gates.NONE;
        }
        Set<String> names = forces.freeze();
        Set<String> kept = Forces.untouched(names, runs, next);
        names.retainAll(Forcible.of(next).keySet());
        return new Reload.Gates(names, kept);
    }
}
