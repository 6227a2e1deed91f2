package dev.takt.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunDirectoryTest {
    private static final String NOWHERE = "/proc/nowhere/takt";

    @TempDir Path root;
    private Path shared;

    @BeforeEach
    void makeSharedMemory() throws IOException {
        shared = Files.createDirectory(root.resolve("shm"));
    }

    private Path found(@Nullable String configured, Map<String, String> environment, Path standard)
            throws IOException {
        return RunDirectory.forController(configured, environment, standard, shared)
                .orElseThrow()
                .path();
    }

    @Test
    void takesWhatTheConfigurationSaysBeforeTheEnvironment() throws IOException {
        Path mine = root.resolve("mine");
        Path other = root.resolve("other");

        assertEquals(
                mine,
                found(
                        mine.toString(),
                        Map.of("TAKT_RUN_DIR", other.toString()),
                        root.resolve("run")));
        assertEquals(
                other, found(null, Map.of("TAKT_RUN_DIR", other.toString()), root.resolve("run")));
    }

    @Test
    void makesTheStandardDirectoryWhereItMay() throws IOException {
        Path standard = root.resolve("takt");

        assertEquals(standard, found(null, Map.of(), standard));
        assertTrue(Files.isDirectory(standard));
    }

    @Test
    void fallsBackToTheUsersDirectoryAndThenToSharedMemory() throws IOException {
        Path users = Files.createDirectory(root.resolve("user"));

        assertEquals(
                users.resolve("takt"),
                found(null, Map.of("XDG_RUNTIME_DIR", users.toString()), Path.of(NOWHERE)));
        assertEquals(
                shared.resolve("takt-" + System.getProperty("user.name")),
                found(null, Map.of("XDG_RUNTIME_DIR", NOWHERE), Path.of(NOWHERE)));
    }

    @Test
    void refusesADirectoryThatOthersMayWrite() throws IOException {
        Path trap = shared.resolve("takt-" + System.getProperty("user.name"));
        Files.createDirectory(trap);
        Files.setPosixFilePermissions(trap, PosixFilePermissions.fromString("rwxrwxrwx"));

        assertThrows(FileSystemException.class, () -> found(null, Map.of(), Path.of(NOWHERE)));
    }

    @Test
    void refusesALinkToSomewhereElse() throws IOException {
        Path target = Files.createDirectory(root.resolve("target"));
        Files.createSymbolicLink(shared.resolve("takt-" + System.getProperty("user.name")), target);

        assertThrows(FileSystemException.class, () -> found(null, Map.of(), Path.of(NOWHERE)));
    }
}
