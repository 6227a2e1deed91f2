package dev.takt.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NativeHeapTest {
    private static final int PIECES = 16_384;
    private static final int PIECE_BYTES = 4_096;

    private static final CFunction MUNLOCKALL = CFunction.of("munlockall");

    /** Other tests lock the memory of this process, and locked pages are not given back. */
    @BeforeEach
    void unlock() {
        assertEquals(0, (int) MUNLOCKALL.call());
    }

    @Test
    void whatWasFreedIsGivenBackToTheKernel() throws IOException {
        assumeTrue(Linker.nativeLinker().defaultLookup().find("malloc_trim").isPresent());
        long taken;
        // Lies above the pieces, so that they are not given back by being freed.
        try (Arena above = Arena.ofConfined()) {
            try (Arena pieces = Arena.ofConfined()) {
                for (int i = 0; i < PIECES; i++) {
                    MemorySegment piece = pieces.allocate(PIECE_BYTES);
                    piece.fill((byte) 1);
                }
                above.allocate(PIECE_BYTES).fill((byte) 1);
                taken = residentKilobytes();
            }

            NativeHeap.trim();

            long left = residentKilobytes();
            assertTrue(left < taken - 32_000, "resident kB: " + taken + ", then " + left);
        }
    }

    private static long residentKilobytes() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("RssAnon:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                .sum();
    }
}
