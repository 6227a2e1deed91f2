package dev.takt.attribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PauseLogTest {
    private static final String SAFEPOINT =
            "[3233108123103ns][1600][safepoint     ] Safepoint \"SerialGCCollect\", Time since last:"
                    + " 131988177 ns, Reaching safepoint: 5187 ns, At safepoint: 8007239 ns, Leaving"
                    + " safepoint: 30174 ns, Total: 8042600 ns, Threads: 0 runnable, 10 total";
    private static final Pause PAUSE =
            new Pause(
                    Pause.Kind.SAFEPOINT,
                    "SerialGCCollect",
                    1600,
                    3_233_100_080_503L,
                    3_233_108_123_103L);

    @TempDir private Path directory;

    @Test
    void readsASafepointFromItsEndBackwards() {
        assertEquals(Optional.of(PAUSE), PauseLine.parse(SAFEPOINT));
        assertTrue(PAUSE.collects());
    }

    @Test
    void readsWhichMethodLostItsCodeOnWhichThread() {
        Pause pause =
                PauseLine.parse(
                                "[3233036396121ns][1610][deoptimization] cid=  36 osr level=4"
                                        + " De.run(LDe$I;I)I trap_bci=4 osr_bci=4 predicate pc=0x00 ")
                        .orElseThrow();
        assertEquals(Pause.Kind.DEOPTIMIZATION, pause.kind());
        assertEquals("De.run", pause.name());
        assertEquals(1610, pause.threadId());
        assertEquals(3_233_036_396_121L, pause.beginNanos());
    }

    @Test
    void otherLinesAreNothing() {
        assertEquals(Optional.empty(), PauseLine.parse(""));
        assertEquals(Optional.empty(), PauseLine.parse("[12ns][3][gc] Using Serial"));
        assertEquals(Optional.empty(), PauseLine.parse("[12ns][3][safepoint] Safepoint \"X"));
    }

    @Test
    void followsALogThatGrowsByPartsOfLines() throws IOException {
        Path file = Files.writeString(directory.resolve("log"), SAFEPOINT.substring(0, 50));
        try (PauseLog log = new PauseLog(file)) {
            assertEquals(List.of(), log.read());
            append(file, SAFEPOINT.substring(50) + "\n" + SAFEPOINT + "\n");
            assertEquals(List.of(PAUSE, PAUSE), log.read());
            assertEquals(List.of(), log.read());
        }
    }

    @Test
    void emptiesTheLogBeforeItGrowsLarge() throws IOException {
        Path file = Files.writeString(directory.resolve("log"), "");
        int lines = 3_000;
        append(file, (SAFEPOINT + "\n").repeat(lines));
        try (PauseLog log = new PauseLog(file)) {
            assertEquals(lines, log.read().size());
            assertEquals(0, Files.size(file));
            append(file, SAFEPOINT + "\n");
            assertEquals(List.of(PAUSE), log.read());
        }
    }

    @Test
    void withoutALogThereAreNoPauses() {
        try (PauseLog none = new PauseLog(null);
                PauseLog missing = new PauseLog(directory.resolve("missing"))) {
            assertFalse(none.isThere());
            assertEquals(List.of(), none.read());
            assertEquals(List.of(), missing.read());
        }
    }

    private static void append(Path file, String text) throws IOException {
        Files.writeString(file, text, StandardOpenOption.APPEND);
    }
}
