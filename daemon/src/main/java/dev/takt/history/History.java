package dev.takt.history;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The last versions of one configuration that ran well, each in a directory {@code
 * NUMBER-20261122T070001Z} of its own.
 *
 * <ol>
 *   <li>The numbers are the order in which they ran last; the time is that of the first time.
 *   <li>A version appears whole or not at all, and one that is there already is not written again.
 *   <li>There are ten of them at most, and together they take 64 MB at most: the oldest go. The
 *       newest always stays, and nothing else in the directory is touched.
 *   <li>{@link #wentBackTo} alters no order, so whoever goes back again goes further back.
 * </ol>
 *
 * <p>Used by one thread, never by the loop's.
 */
public final class History {
    private static final Logger LOG = LoggerFactory.getLogger(History.class);
    private static final int MOST = 10;
    private static final long MOST_BYTES = 64L << 20;
    private static final Pattern ENTRY = Pattern.compile("(\\d{6,9})(-\\d{8}T\\d{6}Z)");

    /** Hidden, so that no glob finds half of one. */
    private static final String UNFINISHED = ".unfinished";

    private static final String UNWANTED = ".unwanted";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("'-'uuuuMMdd'T'HHmmss'Z'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    private final Path directory;
    private final InstantSource timeOfDay;

    /** The one that runs, or that ran last; null where none of them did. */
    private @Nullable Path last;

    /**
     * @param directory made when the first version is kept
     */
    public History(Path directory, InstantSource timeOfDay) {
        this.directory = directory;
        this.timeOfDay = timeOfDay;
    }

    /** Where the versions lie. */
    public Path directory() {
        return directory;
    }

    /**
     * Keeps a version that runs well, as the newest.
     *
     * @return its directory
     */
    public Path keep(Version version) throws IOException {
        Files.createDirectories(directory);
        removeTree(directory.resolve(UNFINISHED));
        removeTree(directory.resolve(UNWANTED));
        if (last != null && Files.isDirectory(last)) {
            last = newest(last);
        }
        Optional<Path> same = find(version);
        Path kept = same.isPresent() ? newest(same.get()) : write(version);
        last = kept;
        removeOldest();
        return kept;
    }

    private Optional<Path> find(Version version) throws IOException {
        for (Path entry : entries().reversed()) {
            if (holds(entry, version)) {
                return Optional.of(entry);
            }
        }
        return Optional.empty();
    }

    private Path write(Version version) throws IOException {
        Path unfinished = directory.resolve(UNFINISHED);
        version.write(unfinished);
        Path entry = directory.resolve(nextNumber() + TIME.format(timeOfDay.instant()));
        return move(unfinished, entry);
    }

    /** Gives an entry the highest number, unless it has it. */
    private Path newest(Path entry) throws IOException {
        if (entry.equals(entries().getLast())) {
            return entry;
        }
        Matcher name = ENTRY.matcher(String.valueOf(entry.getFileName()));
        if (!name.matches()) {
            throw new IllegalArgumentException("an entry of the history expected, got " + entry);
        }
        return move(entry, directory.resolve(nextNumber() + name.group(2)));
    }

    private String nextNumber() throws IOException {
        List<Path> entries = entries();
        int number = entries.isEmpty() ? 1 : number(entries.getLast()) + 1;
        return "%06d".formatted(number);
    }

    private Path move(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        // The name is on the disk too, before an older version goes for it.
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
        return to;
    }

    /**
     * The version that ran before another: the newest that differs from it, from the one that ran
     * last on downwards.
     *
     * @param running what is gone back from, be it kept or not
     */
    public Optional<Path> before(Version running) throws IOException {
        List<Path> entries = entries();
        int at = last == null ? -1 : entries.indexOf(last);
        at = at < 0 ? entries.size() - 1 : at;
        while (at >= 0 && holds(entries.get(at), running)) {
            at--;
        }
        return at < 0 ? Optional.empty() : Optional.of(entries.get(at));
    }

    /** A kept version runs again. */
    public void wentBackTo(Path entry) {
        last = entry;
    }

    /** The version that a file belongs to; empty where it belongs to none. */
    public Optional<Path> entryOf(Path file) {
        Path absolute = file.toAbsolutePath().normalize();
        Path here = directory.toAbsolutePath().normalize();
        return absolute.startsWith(here) && absolute.getNameCount() > here.getNameCount()
                ? Optional.of(directory.resolve(absolute.getName(here.getNameCount())))
                : Optional.empty();
    }

    /** One that somebody has spoilt is like no other. */
    private static boolean holds(Path entry, Version version) {
        try {
            return Version.read(entry).equals(version);
        } catch (IOException e) {
            LOG.warn("{} cannot be read: {}", entry, e.toString());
            return false;
        }
    }

    private void removeOldest() throws IOException {
        List<Path> entries = entries();
        long bytes = 0;
        int stay = 0;
        for (Path entry : entries.reversed()) {
            bytes += size(entry);
            if (stay > 0 && (stay == MOST || bytes > MOST_BYTES)) {
                break;
            }
            stay++;
        }
        for (Path entry : entries.subList(0, entries.size() - stay)) {
            // Moved first: half of a version must not be taken for one.
            Path unwanted = directory.resolve(UNWANTED);
            Files.move(entry, unwanted, StandardCopyOption.ATOMIC_MOVE);
            removeTree(unwanted);
        }
    }

    private static long size(Path entry) throws IOException {
        long bytes = 0;
        for (Path path : Version.tree(entry, Integer.MAX_VALUE)) {
            bytes += Files.size(path);
        }
        return bytes;
    }

    private static void removeTree(Path root) throws IOException {
        if (Files.exists(root)) {
            for (Path path : Version.tree(root, Integer.MAX_VALUE).reversed()) {
                Files.deleteIfExists(path);
            }
        }
    }

    /** What is kept, the oldest first. */
    private List<Path> entries() throws IOException {
        if (Files.notExists(directory)) {
            return List.of();
        }
        return Version.tree(directory, 1).stream()
                .filter(path -> ENTRY.matcher(String.valueOf(path.getFileName())).matches())
                .filter(Files::isDirectory)
                .sorted(Comparator.comparingInt(History::number))
                .toList();
    }

    private static int number(Path entry) {
        String name = String.valueOf(entry.getFileName());
        return Integer.parseInt(name.substring(0, name.indexOf('-')));
    }
}
