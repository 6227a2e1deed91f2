package dev.takt.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A file that is written at the end of a command, and asked for at its beginning. */
final class OutputFile {
    private OutputFile() {}

    /**
     * Finds out whether a file can be written, and leaves everything as it was: who measures for an
     * hour should not hear of it afterwards.
     *
     * @param option the option that named it
     */
    static void check(String option, Path file) {
        refuseDirectory(option, file);
        Path parent = file.toAbsolutePath().getParent();
        if (parent != null && !Files.isDirectory(parent)) {
            throw new UsageException(
                    option + " cannot be written: " + file + ": no such file or directory");
        }
        try {
            if (!Files.exists(file)) {
                Files.createFile(file);
                Files.delete(file);
            } else if (Files.isRegularFile(file)) {
                Files.newOutputStream(file, StandardOpenOption.WRITE).close();
            }
        } catch (IOException e) {
            throw new UsageException(option + " cannot be written: " + FailureReport.sentence(e));
        }
    }

    /** The same for a picture. */
    static void checkPicture(String option, Path file) {
        if (!endsWith(file, ".png") && !endsWith(file, ".svg")) {
            throw new UsageException(
                    option + " writes a PNG or an SVG, so its FILE ends with .png or .svg");
        }
        check(option, file);
    }

    /** Refuses what can only be a mistake. */
    static void refuseDirectory(String option, Path file) {
        if (Files.isDirectory(file)) {
            throw new UsageException(option + " takes a file, and " + file + " is a directory");
        }
    }

    /** Whether the name of a file ends like this, in upper or lower case. */
    static boolean endsWith(Path file, String ending) {
        String name = String.valueOf(file.getFileName());
        int from = name.length() - ending.length();
        return name.regionMatches(true, from, ending, 0, ending.length());
    }
}
