package dev.takt.telemetry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Whether standard error leads to systemd's journal, as sd-daemon(3) has it told. */
final class JournalStream {
    /** Where the journal takes entries. */
    static final String SOCKET = "/run/systemd/journal/socket";

    private static final String VARIABLE = "JOURNAL_STREAM";

    private JournalStream() {}

    /**
     * The variable names device and inode of the stream that systemd opened. A process below, whose
     * standard error was turned elsewhere, inherits the variable: only both together count.
     *
     * @param environment variables of the process
     * @param stream the file of standard error
     */
    static boolean isJournal(Map<String, String> environment, Path stream) {
        String told = environment.getOrDefault(VARIABLE, "");
        if (told.isEmpty()) {
            return false;
        }
        try {
            Object device = Files.getAttribute(stream, "unix:dev");
            Object inode = Files.getAttribute(stream, "unix:ino");
            return told.equals(device + ":" + inode);
        } catch (IOException | UnsupportedOperationException closed) {
            return false;
        }
    }
}
