package dev.takt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.pi4j.Pi4J;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A start initialises classes on two threads at once, so none may need each other. */
class InitialisationCyclesTest {
    /** Needs {@link Second} and is needed by it. */
    static class First {
        static final Object OTHER = Second.made();
    }

    static class Second {
        static final int SIZE = First.OTHER.hashCode();

        static Object made() {
            return new Object();
        }
    }

    /** A constant of an interface with code, which its class needs. */
    @SuppressWarnings("ClassInitializationDeadlock")
    interface Shape {
        Shape POINT = new Point();

        default int corners() {
            return 0;
        }
    }

    static final class Point implements Shape {}

    /** Needs {@link First}, not the other way round. */
    static class Third {
        static final Object OTHER = First.OTHER;
    }

    @Test
    void noneOfTaktsClassesNeedEachOther() throws IOException {
        assertEquals(Set.of(), InitialisationCycles.in(files(LoopThread.class, file -> true)));
    }

    /** A controller begins with Pi4J on one thread and opens its board with it on another. */
    @Test
    void noneOfPi4JsDo() throws Exception {
        Path jar = Path.of(Pi4J.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        try (FileSystem inside = FileSystems.newFileSystem(jar);
                Stream<Path> files = Files.walk(inside.getPath("/com/pi4j"))) {
            List<Path> classes = files.filter(file -> file.toString().endsWith(".class")).toList();
            assertTrue(classes.size() > 100, classes::toString);
            assertEquals(Set.of(), InitialisationCycles.in(classes));
        }
    }

    @Test
    void findsThoseThatDo() throws IOException {
        String prefix = "dev/takt/InitialisationCyclesTest$";
        assertEquals(
                Set.of(prefix + "First " + prefix + "Second", prefix + "Point " + prefix + "Shape"),
                InitialisationCycles.in(
                        files(
                                InitialisationCyclesTest.class,
                                file -> file.contains("InitialisationCyclesTest$"))));
    }

    private static List<Path> files(Class<?> beside, Predicate<String> wanted) throws IOException {
        try (Stream<Path> files = Files.walk(ArchitectureTest.classesWith(beside))) {
            return files.filter(file -> file.toString().endsWith(".class"))
                    .filter(file -> wanted.test(file.toString()))
                    .toList();
        }
    }
}
