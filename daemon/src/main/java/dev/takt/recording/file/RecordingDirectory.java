package dev.takt.recording.file;

import dev.takt.recording.Traces;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The directory in which the recordings of one controller lie, as {@code
 * NAME-20261122T070001.234Z-CAUSE.takt} and {@code .csv}.
 *
 * <ol>
 *   <li>A file appears whole or not at all.
 *   <li>The files of this controller take no more than the budget: the oldest go first. The newest
 *       recording stays even if it alone is larger. Files of any other name are never touched.
 *   <li>A directory that cannot be written is told once, and once more after it could be again;
 *       nothing is thrown.
 * </ol>
 *
 * <p>Used by one thread at a time, never by the loop's.
 */
public final class RecordingDirectory {
    private static final Logger LOG = LoggerFactory.getLogger(RecordingDirectory.class);

    /** Sorts by time, and no file system minds it. */
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss.SSS'Z'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    private static final String UNFINISHED = ".part";

    private final Path directory;
    private final long budgetBytes;
    private final Pattern own;
    private boolean complained;

    /** Writes the contents of a file. */
    private interface Contents {
        void write(OutputStream out) throws IOException;
    }

    /**
     * @param directory made when the first recording is written
     * @param controller whose recordings they are
     * @param budgetBytes what they may take together, above 0
     */
    public RecordingDirectory(Path directory, String controller, long budgetBytes) {
        this.directory = directory;
        this.budgetBytes = budgetBytes;
        this.own =
                Pattern.compile(
                        Pattern.quote(controller)
                                + "-\\d{8}T\\d{6}\\.\\d{3}Z-[a-z]+\\.(takt|csv)(\\.part)?");
    }

    /**
     * Writes a recording in both forms and makes room for it.
     *
     * @return the two files; empty where they could not be written
     */
    public List<Path> write(RecordingNote note, Traces traces) {
        String stem = note.controller() + "-" + TIME.format(note.at()) + "-" + note.cause();
        try {
            Files.createDirectories(directory);
            removeOldest(0);
            Path binary = whole(stem + ".takt", out -> BinaryRecording.write(note, traces, out));
            Path csv = whole(stem + ".csv", out -> CsvRecording.write(traces, out));
            removeOldest(2);
            complained = false;
            return List.of(binary, csv);
        } catch (IOException failed) {
            complain(failed);
            return List.of();
        }
    }

    private Path whole(String name, Contents contents) throws IOException {
        Path unfinished = directory.resolve(name + UNFINISHED);
        try {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(unfinished))) {
                contents.write(out);
            }
            return Files.move(
                    unfinished,
                    directory.resolve(name),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failed) {
            try {
                Files.deleteIfExists(unfinished);
            } catch (IOException stays) {
                failed.addSuppressed(stays);
            }
            throw failed;
        }
    }

    /** Removes the oldest files until the rest fits; the newest so many stay in any case. */
    private void removeOldest(int keep) throws IOException {
        List<Path> files = new ArrayList<>();
        try (Stream<Path> all = Files.list(directory)) {
            all.filter(file -> own.matcher(String.valueOf(file.getFileName())).matches())
                    .sorted()
                    .forEach(files::add);
        }
        long bytes = 0;
        for (Path file : files) {
            bytes += Files.size(file);
        }
        for (int i = 0; i < files.size() - keep && bytes > budgetBytes; i++) {
            bytes -= Files.size(files.get(i));
            Files.delete(files.get(i));
        }
    }

    private void complain(IOException failed) {
        if (complained) {
            return;
        }
        complained = true;
        String reason =
                failed instanceof FileSystemException system
                        ? system.getReason()
                        : failed.getMessage();
        LOG.warn(
                "recordings cannot be written to {}: {}; the loop runs on",
                directory,
                reason == null ? failed.toString() : reason);
    }
}
