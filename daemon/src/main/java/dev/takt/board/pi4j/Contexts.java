package dev.takt.board.pi4j;

import static java.util.concurrent.TimeUnit.NANOSECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;

import com.pi4j.Pi4J;
import com.pi4j.context.Context;
import com.pi4j.provider.Provider;
import dev.takt.board.BoardException;
import dev.takt.linux.MonotonicClock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The Pi4J contexts of a board, each made with the first point that needs it.
 *
 * <p>A context has one provider for each kind of point. So the board's providers share a context,
 * and each provider that a point names has one of its own.
 */
final class Contexts implements AutoCloseable {
    private static final long LONGEST_NANOS = SECONDS.toNanos(3);

    private final List<? extends Provider<?, ?, ?>> providers;
    private final NamedProviders named;
    private final boolean simulated;
    private @Nullable PointContext own;
    private final Map<Provider<?, ?, ?>, PointContext> others = new LinkedHashMap<>();

    /**
     * @param providers those of the board
     * @param named where others are found; ends with these contexts
     * @param simulated whether there are no others, whatever points name
     */
    Contexts(List<? extends Provider<?, ?, ?>> providers, NamedProviders named, boolean simulated) {
        this.providers = providers;
        this.named = named;
        this.simulated = simulated;
    }

    /**
     * Where a point is made.
     *
     * @throws BoardException if its provider cannot be had
     */
    PointContext of(PointWire wire) throws BoardException {
        String id = wire.provider();
        if (id == null || simulated) {
            return own();
        }
        try {
            Provider<?, ?, ?> provider = named.find(id, wire.kind());
            PointContext context = others.get(provider);
            if (context == null) {
                context = PointContext.plain(make(List.of(provider)), id);
                others.put(provider, context);
            }
            return context;
        } catch (BoardException e) {
            throw new BoardException(wire.point() + " cannot be opened: " + e.getMessage(), e);
        }
    }

    /** Where what names no provider is made. */
    PointContext own() throws BoardException {
        PointContext context = own;
        if (context == null) {
            context = PointContext.ofBoard(make(providers), simulated);
            own = context;
        }
        return context;
    }

    /** A context with these providers and no others. */
    static Context make(List<? extends Provider<?, ?, ?>> providers) throws BoardException {
        try {
            // No detection: it would load every plugin on the class path, and the service that runs
            // the controller ends the board itself, in its own order.
            return Pi4J.newContextBuilder()
                    .noAutoDetect()
                    .noAutoInject()
                    .disableShutdownHook()
                    .add(providers.toArray(Provider[]::new))
                    .build();
        } catch (RuntimeException | LinkageError e) {
            throw new BoardException("Pi4J does not start: " + reason(e), e);
        }
    }

    /** What to tell of a failure of Pi4J: a library that is missing does not say that it is. */
    static String reason(Throwable failure) {
        return failure instanceof LinkageError || failure.getMessage() == null
                ? failure.toString()
                : failure.getMessage();
    }

    private List<Context> all() {
        List<Context> all = new ArrayList<>();
        if (own != null) {
            all.add(own.context());
        }
        others.values().forEach(other -> all.add(other.context()));
        return all;
    }

    /** Gives the hardware of one point back. */
    void release(String point) {
        for (Context context : all()) {
            if (context.registry().exists(point)) {
                context.shutdown(point);
            }
        }
    }

    /**
     * Shuts all contexts down, which leaves every output at its shutdown state, and ends what was
     * started for them; waits no longer than a bound for providers that hang.
     */
    @Override
    public void close() throws ExecutionException, TimeoutException {
        List<Future<Context>> ends = all().stream().map(Context::asyncShutdown).toList();
        long until = MonotonicClock.nowNanos() + LONGEST_NANOS;
        try {
            for (Future<Context> end : ends) {
                end.get(until - MonotonicClock.nowNanos(), NANOSECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            named.close();
        }
    }
}
