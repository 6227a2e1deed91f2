package dev.takt.doctor.condition;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.takt.doctor.RecordedMachine;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No file of a machine, whatever is in it, makes a condition throw. */
final class MalformedFilesTest {
    private static final List<String> NONSENSE =
            List.of("-1\n", "99999999999999999999999\n", "(null)\n", "()[\n");

    @TempDir private Path root = Path.of("");

    @ParameterizedTest
    @ValueSource(strings = {"pi4", "pi5", "pc", "kvm"})
    void truncatedFilesNeverThrow(String name) {
        RecordedMachine recorded = RecordedMachine.of(name, root);
        Random random = new Random(7);
        for (Map.Entry<String, byte[]> file : recorded.contents.entrySet()) {
            byte[] whole = file.getValue();
            for (int length :
                    new int[] {
                        0, random.nextInt(whole.length + 1), Math.max(0, whole.length - 2)
                    }) {
                recorded.write(file.getKey(), Arrays.copyOf(whole, Math.min(length, whole.length)));
                assertDoesNotThrow(
                        () -> Checkup.of(recorded.machine()),
                        () -> file.getKey() + " to " + length);
            }
            recorded.write(file.getKey(), whole);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"pi4", "pi5", "pc", "kvm"})
    void filesThatHoldSomethingElseNeverThrow(String name) {
        RecordedMachine recorded = RecordedMachine.of(name, root);
        recorded.contents.forEach((path, whole) -> {
            for (String nonsense : NONSENSE) {
                recorded.with(path, nonsense);
                assertDoesNotThrow(
                        () -> Checkup.of(recorded.machine()), () -> path + ": " + nonsense);
            }
            byte[] noise = new byte[64];
            new Random(path.hashCode()).nextBytes(noise);
            recorded.write(path, noise);
            assertDoesNotThrow(() -> Checkup.of(recorded.machine()), () -> path + ": noise");
            recorded.write(path, whole);
        });
    }

    @Test
    void aMachineWithoutAnyFileHasNothingToSay() {
        RecordedMachine recorded = RecordedMachine.of("pi4", root);
        for (String path : recorded.contents.keySet()) {
            recorded.without(path);
        }
        assertDoesNotThrow(() -> Checkup.of(recorded.machine()));
    }

    @Test
    void aNameOfAThreadMayHoldAnything() {
        String stat = "7 (a) 1 (b) S 2 0 0 0 -1 0 " + "0 ".repeat(30) + "50 1 0";
        Threads.RealTime thread = Threads.parse(stat, "").orElseThrow();
        assertEquals("a) 1 (b", thread.name());
        assertEquals(50, thread.rank());
    }
}
