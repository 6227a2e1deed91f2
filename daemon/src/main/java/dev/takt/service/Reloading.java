package dev.takt.service;

import dev.takt.board.BoardException;
import dev.takt.config.Configuration;
import dev.takt.force.Forces;
import dev.takt.loop.ControlLoop;
import dev.takt.reload.Loaded;
import dev.takt.reload.Reading;
import dev.takt.reload.ReloadResult;
import dev.takt.reload.Reloader;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What one controller runs, and how that becomes something else: when it is asked for, when the
 * files change, or back to what ran well before.
 *
 * <p>{@link #from}, and after it {@link #keepsIn} and {@link #on}, are to be called before the
 * controller starts. Without {@code from} it runs what it began with.
 */
public final class Reloading implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Reloading.class);

    private final ControlLoop loop;
    private final Loaded first;
    private final Station station;
    private final Forces forces;
    private final Aftermath aftermath;
    private final LongSupplier late;
    private final Supplier<Reading> previous = this::readPrevious;
    private Consumer<Loaded> taken = _ -> {};
    private @Nullable Reloader reloader;
    private @Nullable KeptConfigurations kept;
    private @Nullable ReloadOnChange changes;

    /**
     * @param loop runs {@code first}
     * @param late how many ticks were late or missed so far
     */
    Reloading(
            ControlLoop loop,
            Loaded first,
            Station station,
            Forces forces,
            Aftermath aftermath,
            LongSupplier late) {
        this.loop = loop;
        this.first = first;
        this.station = station;
        this.forces = forces;
        this.aftermath = aftermath;
        this.late = late;
    }

    /**
     * Lets {@link #request} work.
     *
     * @param files reads what the files of the configuration say now; called on a thread of its own
     */
    public void from(Supplier<Reading> files) {
        reloader = new Reloader(loop, first, files, station, forces, this::tookUp, late);
    }

    /**
     * Keeps what runs well, for {@link #requestPrevious}.
     *
     * @throws IllegalStateException if it was not said where to read from
     */
    public void keepsIn(KeptConfigurations configurations) {
        reloader().tellsWhatStood(this::keep);
        kept = configurations;
    }

    /** Reloads when the files change, while the configuration says {@code watch}. */
    public void on(ReloadOnChange change) {
        changes = change;
    }

    /** Tells this what the loop runs, whenever that is something else. */
    void tells(Consumer<Loaded> told) {
        taken = told;
    }

    /**
     * Begins to serve requests.
     *
     * @param before run before every reload, on its thread
     * @param after run after it, whatever came of it
     */
    void start(Runnable before, Runnable after) {
        if (reloader != null) {
            reloader.around(before, after);
            reloader.start();
            watchAsAsked();
        }
    }

    /**
     * Takes up what the files say now, without a missed tick, and returns at once. Where they have
     * errors, or differ in what needs a restart, the controller runs on as it was.
     *
     * @return what will have come of it
     * @throws IllegalStateException if it was not said where to read from
     */
    public Future<ReloadResult> request() {
        return reloader().request();
    }

    /**
     * Goes back to the configuration that ran well before, as {@link #request} goes to what the
     * files say.
     *
     * @throws IllegalStateException if none is kept
     */
    public Future<ReloadResult> requestPrevious() {
        return reloader().request(previous);
    }

    /**
     * Lets the loop take up a program in which all that is about to be forced can be.
     *
     * @return whether it will have done so
     * @throws IllegalStateException if it was not said where to read from
     */
    Future<Boolean> requestGates() {
        return reloader().requestGates();
    }

    private Reloader reloader() {
        if (reloader == null) {
            throw new IllegalStateException("from() expected before");
        }
        return reloader;
    }

    /** Whether it was said where to read from. */
    boolean isPossible() {
        return reloader != null;
    }

    /** Whether what runs well is kept. */
    boolean keeps() {
        return kept != null;
    }

    /** What runs. */
    Loaded loaded() {
        return reloader == null ? first : reloader.loaded();
    }

    /** Where what runs was read from, if that is not the files but what is kept of them. */
    Optional<Path> keptAs() {
        return kept == null ? Optional.empty() : kept.entryOf(configuration());
    }

    private Configuration configuration() {
        return loaded().configuration();
    }

    private void tookUp(Loaded now) {
        if (kept != null) {
            kept.runs(now.configuration());
        }
        watchAsAsked();
        taken.accept(now);
        if (!now.simulated()) {
            try {
                aftermath.provide(now.configuration());
            } catch (BoardException e) {
                LOG.error("after this reload {}", e.getMessage());
            }
        }
    }

    private void watchAsAsked() {
        if (changes != null) {
            changes.runs(
                    configuration(),
                    this::configuration,
                    () -> {
                        Future<?> _ = request(); // what comes of it is logged
                    });
        }
    }

    private void keep(Loaded well) {
        if (kept != null && loop.fault() == null) {
            kept.keep(well.configuration());
        }
    }

    private Reading readPrevious() {
        if (kept == null) {
            throw new IllegalStateException("keepsIn() expected before");
        }
        return kept.before(configuration());
    }

    /** Ends, after the reload that has begun. The loop must not be waited for before. */
    @Override
    public void close() {
        if (changes != null) {
            changes.close();
        }
        if (reloader != null) {
            reloader.close();
        }
    }
}
