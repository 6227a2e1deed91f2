package dev.takt.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.junit.jupiter.api.Test;

final class CFunctionTest {
    @Test
    void anIntIsTheLowHalfOfAWord() {
        CFunction abs = CFunction.of("abs");
        assertEquals(5, (int) abs.call(-5));
        assertEquals(7, (int) abs.call(0x1234_5678_0000_0007L));
        assertEquals(1L << 40, CFunction.of("labs").call(-(1L << 40)));
    }

    @Test
    void everyWordComesToItsPlace() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment text = arena.allocate(64);
            long format = arena.allocateFrom("%ld %d %ld %d").address();
            MemorySegment state = arena.allocate(Libc.STATE);
            // Variadic, and one more word than all calls that tell no errno have.
            long length =
                    CFunction.of("sprintf")
                            .call(state, text.address(), format, 1L << 40, -2, -3, 4);
            assertEquals("1099511627776 -2 -3 4", text.getString(0));
            assertEquals(21, (int) length);
            assertEquals(
                    0,
                    (int)
                            CFunction.of("memcmp")
                                    .call(text.address(), text.address(), text.byteSize()));
        }
    }

    @Test
    void aCallThatFailsTellsErrno() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(Libc.STATE);
            assertEquals(-1, (int) CFunction.of("close").call(state, -1));
            assertEquals("EBADF", Errno.name(Libc.errno(state)));
        }
    }

    @Test
    void aPointerIsAWord() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment from = arena.allocateFrom(ValueLayout.JAVA_LONG, 42);
            MemorySegment to = arena.allocate(ValueLayout.JAVA_LONG);
            long result = CFunction.of("memcpy").call(to.address(), from.address(), 8);
            assertEquals(to.address(), result);
            assertEquals(42, to.get(ValueLayout.JAVA_LONG, 0));
        }
    }

    @Test
    void whatTheLibraryLacksIsNamed() {
        Error missing =
                assertThrows(UnsatisfiedLinkError.class, () -> CFunction.of("no_such_function"));
        assertEquals("the C library lacks no_such_function", missing.getMessage());
        assertTrue(CFunction.find("no_such_function").isEmpty());
    }
}
