package dev.takt.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** With the kernel: how long it takes is not asked, only what comes of it. */
@Timeout(60)
class DirectoryWatchTest {
    @TempDir private Path directory;

    private final BlockingQueue<String> changes = new LinkedBlockingQueue<>();
    private volatile String used = "a";
    private Path file;
    private Path sub;

    @BeforeEach
    void write() throws IOException {
        file = Files.writeString(directory.resolve("x.json"), "a");
        sub = directory.resolve("devices");
    }

    private DirectoryWatch<String> start() throws IOException {
        return DirectoryWatch.start(
                new DirectoryWatch.Watched<String>() {
                    @Override
                    public Iterable<Path> directories() {
                        return List.of(directory, sub);
                    }

                    @Override
                    public boolean concerns(Path path) {
                        return path.equals(file) || path.startsWith(sub);
                    }

                    @Override
                    public Look<String> look() {
                        return new Look<>(read(file) + read(sub.resolve("y.json")), true);
                    }

                    @Override
                    public String used() {
                        return used;
                    }

                    @Override
                    public void changed() {
                        used = read(file) + read(sub.resolve("y.json"));
                        changes.add(used);
                    }
                },
                System::nanoTime);
    }

    private static String read(Path path) {
        try {
            return Files.exists(path) ? Files.readString(path) : "";
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private String change() throws InterruptedException {
        return changes.poll(30, TimeUnit.SECONDS);
    }

    @Test
    void aFileThatIsWrittenOrReplacedIsSeen() throws Exception {
        try (DirectoryWatch<String> _ = start()) {
            Files.writeString(file, "b");
            assertEquals("b", change());
            Path next = Files.writeString(directory.resolve("x.json.tmp"), "c");
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
            assertEquals("c", change());
        }
    }

    @Test
    void aDirectoryThatIsMadeLaterIsSeen() throws Exception {
        try (DirectoryWatch<String> _ = start()) {
            Files.createDirectory(sub);
            Files.writeString(sub.resolve("y.json"), "1");
            assertEquals("a1", change());
            Files.writeString(sub.resolve("y.json"), "2");
            assertEquals("a2", change());
        }
    }

    @Test
    void whatWasWrittenBeforeItBeganIsSeenToo() throws Exception {
        Files.writeString(file, "b");
        try (DirectoryWatch<String> _ = start()) {
            assertEquals("b", change());
        }
    }

    @Test
    void otherFilesAreNobodysBusiness() throws Exception {
        try (DirectoryWatch<String> _ = start()) {
            Files.writeString(directory.resolve("other"), "b");
            Files.writeString(file, "c");
            assertEquals("c", change());
        }
        assertEquals(0, changes.size());
    }
}
