package dev.takt.service;

import dev.takt.config.Configuration;
import dev.takt.history.Version;
import dev.takt.linux.MonotonicClock;
import dev.takt.reload.Reading;
import dev.takt.watch.DirectoryWatch;
import dev.takt.watch.Look;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reloads a configuration when its files are written, while it says {@code watch}.
 *
 * <p>Half a file has errors, most of the time, and is not taken up; that it has them is told by the
 * reload that follows when it stays so.
 */
public final class ReloadOnChange implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ReloadOnChange.class);

    private final ConfigurationFiles files;
    private final Supplier<Reading> reader;

    // Guarded by this.
    private @Nullable DirectoryWatch<Version> watch;
    private boolean closed;

    /**
     * @param files that are watched
     * @param reader reads and checks them
     */
    public ReloadOnChange(ConfigurationFiles files, Supplier<Reading> reader) {
        this.files = files;
        this.reader = reader;
    }

    /**
     * Begins or ends to watch, as a configuration asks that has begun to run.
     *
     * @param running what runs, at any later time
     * @param reload asks for a reload and returns at once
     */
    synchronized void runs(
            Configuration configuration, Supplier<Configuration> running, Runnable reload) {
        boolean wanted = configuration.reload().watch() && !closed;
        if (wanted && watch == null) {
            try {
                watch = DirectoryWatch.start(watched(running, reload), MonotonicClock::nowNanos);
                LOG.info("{} is watched: a change of its files is a reload", files.name());
            } catch (IOException e) {
                LOG.warn(
                        "{} is not watched, 'takt reload' takes changes up: {}",
                        files.name(),
                        Station.sentence(e));
            }
        } else if (!wanted && watch != null) {
            watch.close();
            watch = null;
        }
    }

    private DirectoryWatch.Watched<Version> watched(
            Supplier<Configuration> running, Runnable reload) {
        return new DirectoryWatch.Watched<>() {
            @Override
            public Iterable<Path> directories() {
                return files.directories();
            }

            @Override
            public boolean concerns(Path file) {
                return files.contain(file);
            }

            @Override
            public Look<Version> look() {
                Version now = files.now();
                return new Look<>(now, reader.get().configuration() != null);
            }

            @Override
            public Version used() {
                return files.of(running.get());
            }

            @Override
            public void changed() {
                LOG.info("{} has changed", files.name());
                reload.run();
            }
        };
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (watch != null) {
            watch.close();
            watch = null;
        }
    }
}
