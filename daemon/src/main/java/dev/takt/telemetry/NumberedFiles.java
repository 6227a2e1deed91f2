package dev.takt.telemetry;

import ch.qos.logback.core.FileAppender;
import ch.qos.logback.core.rolling.RollingPolicy;
import ch.qos.logback.core.rolling.RolloverFailure;
import ch.qos.logback.core.rolling.TriggeringPolicyBase;
import ch.qos.logback.core.rolling.helper.CompressionMode;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Keeps full log files as FILE.1 (the newest), FILE.2 and so on. Unlike Logback's policies it takes
 * the path as it is, percent signs and brackets included, and looks at the size before every line:
 * there is one a second.
 *
 * @param <E> kind of event
 */
final class NumberedFiles<E> extends TriggeringPolicyBase<E> implements RollingPolicy {
    private final Path file;
    private final long fullBytes;
    private final int kept;

    NumberedFiles(Path file, long fullBytes, int kept) {
        this.file = file;
        this.fullBytes = fullBytes;
        this.kept = kept;
    }

    @Override
    public boolean isTriggeringEvent(File activeFile, E event) {
        return activeFile.length() >= fullBytes;
    }

    @Override
    public void rollover() {
        try {
            shift(file, kept);
        } catch (IOException failed) {
            throw new RolloverFailure("cannot begin a new file after " + file, failed);
        }
    }

    /** Makes a full file the first of the old ones and drops the last of them. */
    static void shift(Path file, int kept) throws IOException {
        for (int number = kept; number >= 1; number--) {
            Path newer = number == 1 ? file : numbered(file, number - 1);
            if (Files.exists(newer)) {
                Files.move(newer, numbered(file, number), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        Files.deleteIfExists(file);
    }

    private static Path numbered(Path file, int number) {
        return file.resolveSibling(file.getFileName() + "." + number);
    }

    @Override
    public String getActiveFileName() {
        return file.toString();
    }

    @Override
    public CompressionMode getCompressionMode() {
        return CompressionMode.NONE;
    }

    @Override
    public void setParent(FileAppender<?> appender) {
        // The path is known without it.
    }
}
