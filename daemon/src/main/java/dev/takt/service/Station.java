package dev.takt.service;

import dev.takt.arena.ImageFiles;
import dev.takt.arena.ImageLayout;
import dev.takt.arena.ImageOrigin;
import dev.takt.arena.PostRing;
import dev.takt.arena.ProcessImage;
import dev.takt.arena.SignalArena;
import dev.takt.config.Configuration;
import dev.takt.config.ControlSettings;
import dev.takt.control.Access;
import dev.takt.control.RunDirectory;
import dev.takt.loop.Hatch;
import dev.takt.loop.Mailbox;
import dev.takt.reload.Hatches;
import dev.takt.safe.SafeFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The place where others find a controller: its name in the run directory, kept for as long as it
 * runs.
 *
 * <p>Guarantees: no two controllers have the same name in the same directory; what one that died
 * has left there is replaced. Where there is no usable directory the controller runs without, which
 * is said once.
 */
public final class Station implements Hatches, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Station.class);
    private static final String REMEDY =
            "; set " + RunDirectory.VARIABLE + " to a directory in memory";

    /** What a controller that nobody can reach has. */
    private record Place(RunDirectory directory, Access access, ImageFiles files) {}

    private final String name;
    private final @Nullable Place place;
    private final @Nullable FileLock lock;
    private final Mailbox mailbox = new Mailbox();
    private int generation;
    private boolean filesMade;

    private Station(String name, @Nullable Place place, @Nullable FileLock lock) {
        this.name = name;
        this.place = place;
        this.lock = lock;
    }

    /** A station that nobody outside the process can find. */
    public static Station hidden(String name) {
        return new Station(name, null, null);
    }

    /**
     * Takes the name of a controller in the run directory.
     *
     * @param environment variables of the process
     * @throws NameTakenException if a controller of that name is running
     */
    public static Station take(Configuration configuration, Map<String, String> environment)
            throws NameTakenException {
        String name = configuration.name();
        ControlSettings settings = configuration.control();
        try {
            Optional<RunDirectory> directory =
                    RunDirectory.forController(settings.directory(), environment);
            if (directory.isEmpty()) {
                LOG.info("no control socket: neither /run/takt nor /dev/shm can be used{}", REMEDY);
                return hidden(name);
            }
            Access access = Access.of(settings.mode(), settings.group());
            return take(name, directory.get(), access);
        } catch (IOException e) {
            LOG.warn("no control socket: {}{}", sentence(e), REMEDY);
            return hidden(name);
        }
    }

    private static Station take(String name, RunDirectory directory, Access access)
            throws IOException, NameTakenException {
        FileChannel channel =
                FileChannel.open(
                        directory.lock(name), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = null;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            LOG.debug("this process has locked {} itself", directory.lock(name));
        } finally {
            if (lock == null) {
                channel.close();
            }
        }
        if (lock == null) {
            throw new NameTakenException(name, directory.path());
        }
        warnOfDisk(directory.path());
        ImageFiles files =
                new ImageFiles(directory.path(), name, access.permissions(), access.group());
        return new Station(name, new Place(directory, access, files), lock);
    }

    private static void warnOfDisk(Path directory) throws IOException {
        String type = Files.getFileStore(directory).type();
        if (!type.equals("tmpfs") && !type.equals("ramfs")) {
            LOG.warn(
                    "{} is on {}, not in memory: writing it to the disk may hold the loop up{}",
                    directory,
                    type,
                    REMEDY);
        }
    }

    static String sentence(IOException failure) {
        if (failure instanceof FileSystemException file) {
            String reason = file.getReason();
            return file.getFile()
                    + ": "
                    + (reason == null ? file.getClass().getSimpleName() : reason);
        }
        return String.valueOf(failure.getMessage());
    }

    /**
     * Where the socket belongs and who may use it; empty where nobody is to find the controller.
     */
    Optional<Path> socket() {
        return place == null ? Optional.empty() : Optional.of(place.directory().socket(name));
    }

    /** What is left for {@code takt safe}; empty where there is no run directory. */
    Optional<SafeFile> safeFile() {
        return place == null
                ? Optional.empty()
                : Optional.of(SafeFile.in(place.directory().path(), name));
    }

    Access access() {
        if (place == null) {
            throw new IllegalStateException("a station with a place expected");
        }
        return place.access();
    }

    /** What other threads send the loop, whichever program it runs. */
    Mailbox mailbox() {
        return mailbox;
    }

    @Override
    public Hatch make(Configuration configuration, SignalArena arena) {
        generation++;
        filesMade = false;
        ImageLayout layout = ImageContents.of(configuration, arena.layout());
        ImageOrigin origin =
                new ImageOrigin(
                        generation,
                        configuration.loop().periodNanos(),
                        ProcessHandle.current().pid());
        if (place != null) {
            try {
                ProcessImage image = place.files().image(layout, arena, origin);
                PostRing posts = place.files().posts(layout, arena, origin);
                filesMade = true;
                return new Hatch(arena, mailbox, image, posts);
            } catch (IOException e) {
                LOG.warn("no process image: {}", sentence(e));
            }
        }
        return new Hatch(
                arena,
                mailbox,
                ProcessImage.inMemory(layout, arena, origin),
                PostRing.inMemory(layout, arena, origin, PostRing.PLACES));
    }

    @Override
    public void show(Hatch before) {
        show();
        before.image().replaced();
        before.posts().replaced();
    }

    /** Lets other processes see the hatch made last. */
    void show() {
        if (place != null && filesMade) {
            try {
                place.files().show();
            } catch (IOException e) {
                LOG.warn("no process image: {}", sentence(e));
            }
        }
    }

    /** Gives the name back; there is nothing left under it. */
    @Override
    public void close() {
        try {
            if (place != null) {
                place.files().remove();
            }
            if (lock != null) {
                lock.acquiredBy().close();
            }
        } catch (IOException e) {
            LOG.warn("leaving the run directory: {}", sentence(e));
        }
    }
}
