package dev.takt.watch;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches some directories, on a thread of its own, and calls when what is in them has changed and
 * settled ({@link Settling}). The kernel tells of changes: nothing is read while there are none.
 *
 * <p>Of a file system that others write, over a network for example, the kernel tells nothing.
 *
 * @param <T> type of the contents
 */
public final class DirectoryWatch<T> implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DirectoryWatch.class);
    private static final long NANOS_PER_MS = 1_000_000;

    /** So often it is tried to watch a directory that is not there. */
    private static final long RETRY_MS = 1_000;

    private final Watched<T> watched;
    private final LongSupplier nowNanos;
    private final WatchService service;
    private final Thread thread = new Thread(this::run, "takt-watch");
    private final Settling<T> settling = new Settling<>();
    private final Map<Path, WatchKey> keys = new HashMap<>();
    private boolean complete;
    private volatile boolean closed;

    /**
     * What is watched, and what follows from it; all of it is called on the thread of the watch.
     *
     * @param <T> type of the contents
     */
    public interface Watched<T> {
        /** The directories, which may come and go. */
        Iterable<Path> directories();

        /** Whether a change of this file is of interest. */
        boolean concerns(Path file);

        /** Reads the files. */
        Look<T> look();

        /** The contents that are in use. */
        T used();

        /** The files hold something else, and have settled. */
        void changed();
    }

    private DirectoryWatch(Watched<T> watched, LongSupplier nowNanos) throws IOException {
        this.watched = watched;
        this.nowNanos = nowNanos;
        this.service = FileSystems.getDefault().newWatchService();
    }

    /**
     * Begins to watch. Not to be called by a thread of real-time priority: threads inherit it.
     *
     * @throws IOException if the kernel has no more of what it takes
     */
    public static <T> DirectoryWatch<T> start(Watched<T> watched, LongSupplier nowNanos)
            throws IOException {
        DirectoryWatch<T> watch = new DirectoryWatch<>(watched, nowNanos);
        watch.complete = watch.register();
        watch.thread.setDaemon(true);
        watch.thread.start();
        return watch;
    }

    /**
     * Watches what is not watched yet.
     *
     * @return whether it will be told of all that is still to come
     */
    private boolean register() {
        boolean all = true;
        for (Path directory : watched.directories()) {
            WatchKey key = keys.get(directory);
            if (key != null && key.isValid()) {
                continue;
            }
            try {
                if (Files.isDirectory(directory)) {
                    keys.put(
                            directory,
                            directory.register(
                                    service,
                                    StandardWatchEventKinds.ENTRY_CREATE,
                                    StandardWatchEventKinds.ENTRY_MODIFY,
                                    StandardWatchEventKinds.ENTRY_DELETE));
                    // What was written before is told by nobody.
                    settling.written(nowNanos.getAsLong());
                }
            } catch (IOException e) {
                LOG.debug("{} cannot be watched: {}", directory, e.toString());
            }
            all &= keys.containsKey(directory) || keys.containsKey(directory.getParent());
        }
        return all;
    }

    private void run() {
        try {
            while (!closed) {
                step();
            }
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }

    private void step() throws InterruptedException {
        long due = settling.dueNanos();
        long leftMs = Math.max(0, Math.ceilDiv(due - nowNanos.getAsLong(), NANOS_PER_MS));
        long mostMs = complete ? leftMs : Math.min(leftMs, RETRY_MS);
        WatchKey key = service.poll(mostMs, TimeUnit.MILLISECONDS);
        if (closed) {
            return;
        }
        if (key != null) {
            take(key);
        }
        complete = register();
        try {
            if (settling.look(nowNanos.getAsLong(), watched::look, watched::used)) {
                watched.changed();
            }
        } catch (RuntimeException mistake) {
            LOG.error("a change of the files cannot be looked at; the loop runs on", mistake);
        }
    }

    private void take(WatchKey key) {
        Path directory = (Path) key.watchable();
        for (WatchEvent<?> event : key.pollEvents()) {
            // Without a name where there were too many to tell.
            if (!(event.context() instanceof Path name)
                    || watched.concerns(directory.resolve(name))) {
                settling.written(nowNanos.getAsLong());
            }
        }
        if (!key.reset()) {
            keys.remove(directory);
            settling.written(nowNanos.getAsLong());
        }
    }

    /** Ends, once what is being looked at has been looked at. A second call does nothing. */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        thread.interrupt();
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        try {
            service.close();
        } catch (IOException e) {
            LOG.debug("leaving the watched directories: {}", e.toString());
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
