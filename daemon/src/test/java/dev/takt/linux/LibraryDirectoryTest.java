package dev.takt.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LibraryDirectoryTest {
    private static final int STRANGER = 54_321;

    @TempDir Path temporary;

    private Path directory = Path.of("");
    private Path file = Path.of("");

    @BeforeEach
    void makeDirectory() throws IOException {
        directory = Files.createDirectory(temporary.resolve("native"));
        file = Files.writeString(directory.resolve("libf.so.1"), "");
        chmod(directory, "rwxr-xr-x");
        chmod(file, "rw-r--r--");
    }

    private static void chmod(Path path, String mode) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
    }

    /** The user of the test stands for root, which it need not be. */
    private Path find(String name) throws IOException, LinkException {
        int self = (Integer) Files.getAttribute(temporary, "unix:uid");
        return new LibraryDirectory(directory, self).find(name);
    }

    private void assertRefused(String name, String reason) {
        LinkException refusal = assertThrows(LinkException.class, () -> find(name));
        assertTrue(refusal.reason().contains(reason), refusal.reason());
    }

    @Test
    void findsAFileThatOnlyItsOwnerCanWrite() throws Exception {
        assertEquals(file.toRealPath(), find("libf.so.1"));
    }

    @Test
    void takesNoPath() {
        assertRefused(file.toString(), "only a file name in " + directory);
        assertRefused("../native/libf.so.1", "only a file name");
        assertRefused("..", "only a file name");
        assertRefused("libg.so", "libg.so does not exist");
    }

    @Test
    void refusesWhatOthersCanWrite() throws Exception {
        chmod(file, "rw-rw-r--");
        assertRefused("libf.so.1", "libf.so.1 can be written by others than root (mode 664)");
        chmod(file, "rw-r--rw-");
        assertRefused("libf.so.1", "(mode 646)");
        chmod(file, "rw-r--r--");
        chmod(directory, "rwxrwxr-x");
        assertRefused("libf.so.1", "native can be written by others than root (mode 775)");
        chmod(directory, "rwxr-xr-x");
        chmod(temporary, "rwxrwxrwx");
        assertRefused("libf.so.1", temporary + " can be written by others");
    }

    @Test
    void refusesWhatBelongsToAnother() {
        int self = assertOwner();
        LibraryDirectory strict = new LibraryDirectory(directory, self == 0 ? 0 : STRANGER);
        if (self == 0) {
            chown(file);
        }
        LinkException refusal = assertThrows(LinkException.class, () -> strict.find("libf.so.1"));
        assertTrue(refusal.reason().contains("not to root"), refusal.reason());
    }

    private int assertOwner() {
        try {
            return (Integer) Files.getAttribute(temporary, "unix:uid");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void chown(Path path) {
        try {
            Files.setAttribute(path, "unix:uid", STRANGER);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aLinkIsAsGoodAsWhatItLeadsTo() throws Exception {
        Files.createSymbolicLink(directory.resolve("libf.so"), Path.of("libf.so.1"));
        assertEquals(file.toRealPath(), find("libf.so"));
        Path open = Files.createDirectory(temporary.resolve("open"));
        Path elsewhere = Files.writeString(open.resolve("libe.so"), "");
        chmod(elsewhere, "rw-r--r--");
        Files.createSymbolicLink(directory.resolve("libe.so"), elsewhere);
        chmod(open, "rwxrwxrwx");
        assertRefused("libe.so", "open can be written by others");
    }

    @Test
    void theDirectoryIsAnAbsolutePath() {
        LibraryDirectory relative = new LibraryDirectory(Path.of("native"));
        LinkException refusal = assertThrows(LinkException.class, () -> relative.find("libf.so"));
        assertEquals("the directory 'native' is not an absolute path", refusal.reason());
    }
}
