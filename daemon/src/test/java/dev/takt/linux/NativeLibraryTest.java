package dev.takt.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.takt.CLibrary;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NativeLibraryTest {
    @TempDir Path directory;

    @Test
    void passesEveryTypeInItsPlace() throws Throwable {
        Path file =
                CLibrary.compile(
                        directory,
                        "libmixed.so",
                        """
                        double mix(double a, float b, int c, unsigned d, long e, unsigned long f,
                                   int g, double h) {
                            return a + 10 * b + 100.0 * c + 1e3 * d + 1e4 * e + 1e5 * f + 1e6 * g
                                   + 1e7 * h;
                        }
                        float third(void) { return 1.0f / 3; }
                        int lowest(void) { return -2147483647 - 1; }
                        unsigned highest(void) { return 4294967295u; }
                        unsigned long all(void) { return 18446744073709551615ul; }
                        """);
        NativeLibrary library = NativeLibrary.open(file.toString());
        List<CType> types =
                List.of(
                        CType.DOUBLE,
                        CType.FLOAT,
                        CType.INT,
                        CType.UNSIGNED_INT,
                        CType.LONG,
                        CType.UNSIGNED_LONG,
                        CType.INT,
                        CType.DOUBLE);
        MethodHandle mix = library.function("mix", CType.DOUBLE, types).orElseThrow();
        assertEquals(
                87_654_321.5, (double) mix.invokeExact(1.5, 2.0, 3.9, 4.9, 5.9, 6.9, 7.9, 8.0));
        assertEquals(1.0f / 3, result(library, "third", CType.FLOAT));
        assertEquals(Integer.MIN_VALUE, result(library, "lowest", CType.INT));
        assertEquals(4_294_967_295.0, result(library, "highest", CType.UNSIGNED_INT));
        assertEquals(0x1p64, result(library, "all", CType.UNSIGNED_LONG));
    }

    private static double result(NativeLibrary library, String symbol, CType type)
            throws Throwable {
        MethodHandle function = library.function(symbol, type, List.of()).orElseThrow();
        return (double) function.invokeExact();
    }

    @Test
    void tellsTheReasonOfTheDynamicLinker() throws Exception {
        LinkException absent =
                assertThrows(LinkException.class, () -> NativeLibrary.open("libabsent.so.9"));
        assertTrue(absent.reason().contains("No such file"), absent.reason());
        Path text = Files.writeString(directory.resolve("libtext.so"), "no library");
        LinkException wrong =
                assertThrows(LinkException.class, () -> NativeLibrary.open(text.toString()));
        assertTrue(wrong.reason().length() > 5 && !wrong.reason().contains("absent"));
    }

    @Test
    void refusesALibraryThatLacksAFunctionBeforeItIsCalled() throws Exception {
        Path file =
                CLibrary.compile(
                        directory,
                        "libneedy.so",
                        "double nowhere(double); double f(double x) { return nowhere(x); }");
        LinkException lacking =
                assertThrows(LinkException.class, () -> NativeLibrary.open(file.toString()));
        assertTrue(lacking.reason().contains("nowhere"), lacking.reason());
    }

    @Test
    void findsNoSymbolThatIsNotThere() throws Exception {
        assertTrue(
                NativeLibrary.open("libc.so.6")
                        .function("no_such_symbol", CType.DOUBLE, List.of())
                        .isEmpty());
    }

    @Test
    void isOneLibraryHoweverOftenItIsOpened() throws Throwable {
        Path file =
                CLibrary.compile(
                        directory,
                        "libcount.so",
                        "static int calls; int count(void) { return ++calls; }");
        for (int i = 1; i <= 3; i++) {
            NativeLibrary library = NativeLibrary.open(file.toString());
            assertEquals(i, result(library, "count", CType.INT));
        }
        Files.delete(file);
    }

    @Test
    void undoesWhatInitialisersDoToTheArithmetic() throws Exception {
        assumeTrue(System.getProperty("os.arch").equals("amd64"), "written for x86-64");
        Path file =
                CLibrary.compile(
                        directory,
                        "libfast.so",
                        """
                        __attribute__((constructor)) static void fast(void) {
                            __builtin_ia32_ldmxcsr(__builtin_ia32_stmxcsr() | 0x8040);
                        }
                        double f(void) { return 1; }
                        """);
        NativeLibrary.open(file.toString());
        double subnormal = Double.parseDouble("1e-310");
        assertTrue(subnormal * Double.parseDouble("0.5") > 0, "denormal numbers are switched off");
    }
}
