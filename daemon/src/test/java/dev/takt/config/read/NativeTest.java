package dev.takt.config.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.takt.CLibrary;
import dev.takt.batch.BatchCompiler;
import dev.takt.batch.CompiledBatch;
import dev.takt.batch.ProgramLayout;
import dev.takt.config.Configuration;
import dev.takt.config.Machine;
import dev.takt.diagnostic.Diagnostics;
import dev.takt.formula.check.Program;
import dev.takt.formula.interpret.Interpreter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The section {@code native}: what links, and what is refused with its place. */
class NativeTest {
    private static final double LAST_DIGITS = 1e-15;

    @TempDir Path directory;

    /**
     * J0 to 15 digits: Abramowitz and Stegun, Handbook of Mathematical Functions (1964), table 9.1.
     */
    @ParameterizedTest
    @CsvSource({
        "0, 1",
        "1, 0.765197686557967",
        "2, 0.223890779141236",
        "5, -0.177596771314338",
        "10, -0.245935764451348"
    })
    void callsTheBesselFunctionOfTheCLibrary(double x, double expected) {
        Configuration configuration =
                configuration("'libm.so.6': {'j0(x)': 'double(double)'}", "j0(" + x + ")");
        assertEquals(expected, compiled(configuration.program()), LAST_DIGITS);
        assertEquals(
                compiled(configuration.program()), interpreted(configuration.program()), "bits");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    'fma(a, b, c)': 'double(double, double, double)' | fma(c=3, a=2, b=5)   | 13
                    'ldexp(x, n)': 'double(double, int)'             | ldexp(1.5, 3.9)      | 12
                    'ldexp(x, n)': ' double ( double ,int ) '        | ldexp(3, -1)         | 1.5
                    'fabsf(x)': 'float(float)'                       | fabsf(-2.5)          | 2.5
                    'lround(x)': 'long(double)'                      | lround(2.5)          | 3
                    'ilogb(x)': 'int(double)'                        | ilogb(1024)          | 10
                    'scalbln(x, n)': 'double(double, int64_t)'       | scalbln(1, nan)      | 1
                    'bessel.first(x)': {'symbol': 'j1', 'type': 'double(double)'} | bessel.first(0) | 0
                    'two(x)': {'type': 'double(double)', 'symbol': 'exp2'} | two(10) | 1024
                    """)
    void passesArgumentsByTheirTypes(String declaration, String formula, double expected) {
        Program program = configuration("'libm.so.6': {" + declaration + "}", formula).program();
        assertEquals(expected, compiled(program));
        assertEquals(expected, interpreted(program));
    }

    @Test
    void takesLibrariesByTheirPathAndFunctionsWithoutParameters() throws Exception {
        Path library =
                CLibrary.compile(
                        directory,
                        "libcount.so",
                        "static unsigned n; unsigned next(void) { return ++n; }");
        Program program =
                configuration(
                                "'" + library + "': {'next()': 'unsigned int(void)'}",
                                "next() * 100 + next()")
                        .program();
        assertEquals(102, compiled(program));
        assertEquals(304, interpreted(program));
        Program again =
                configuration("'" + library + "': {'next()': 'uint32_t()'}", "next()").program();
        assertEquals(5, compiled(again), "a configuration read again has the same library");
    }

    @Test
    void sectionsOfSeveralFilesArePutTogether() {
        Reading.write(
                directory, "a.json", "{'native': {'libm.so.6': {'j0(x)': 'double(double)'}}}");
        Reading.write(
                directory, "b.json", "{'native': {'libm.so.6': {'j1(x)': 'double(double)'}}}");
        Reading.write(directory, "c.json", "{'sets': {'s': {'formulas': {'y': 'j0(0) + j1(0)'}}}}");
        assertEquals(1, compiled(Reading.of(directory).good().program()));
        Reading.write(
                directory, "d.json", "{'native': {'libm.so.6': {'j0(z)': 'double(double)'}}}");
        assertEquals(
                List.of(
                        "1:28: the name 'j0' is given twice | it is a native function at "
                                + directory.resolve("a.json")
                                + ":1:28"),
                Reading.of(directory).errors());
    }

    static List<List<String>> mistakes() {
        String known =
                " | known: double, float, int, int32_t, unsigned int, unsigned, uint32_t, long,"
                        + " long long, int64_t, unsigned long, unsigned long long, uint64_t";
        String name =
                " cannot be the name of a library | a file name that the dynamic linker finds, like"
                        + " 'libm.so.6', or an absolute path";
        String otherName =
                " | another name than the symbol's is given with {'symbol': 'j0', 'type': ...}";
        return List.of(
                List.of(
                        "'libabsent.so': {'g(x)': 'double(double)'}",
                        "2:2: library 'libabsent.so' cannot be loaded | cannot open shared object"
                                + " file: No such file or directory"),
                List.of("'': {}", "2:2: ''" + name),
                List.of("'lib/f.so': {}", "2:2: 'lib/f.so'" + name),
                List.of("'a\\u0000b': {}", "2:2: 'aU+0000b'" + name),
                List.of(
                        "'libm.so.6': 5",
                        "2:15: expected an object for library 'libm.so.6', found a number"
                                + " | for example {'j0(x)': 'double(double)'}"),
                List.of(
                        "'libm.so.6': {'j00(x)': 'double(double)', 'j.o(x)': 'double(double)'}",
                        "2:17: library 'libm.so.6' has no symbol 'j00'" + otherName,
                        "2:45: library 'libm.so.6' has no symbol 'j.o'" + otherName),
                List.of(
                        "'libm.so.6': {'g(x)': {'symbol': 'j00', 'type': 'double(double)'}}",
                        "2:35: library 'libm.so.6' has no symbol 'j00'" + otherName),
                List.of(
                        "'libm.so.6': {'g(x)': {'symbol': '', 'type': 'double(double)'}}",
                        "2:35: library 'libm.so.6' has no symbol ''" + otherName),
                List.of(
                        "'libm.so.6': {'j0': 'double(double)'}",
                        "2:19: '(' expected behind the name of the function, found the end of the formula | a"
                                + " function is named like 'c2f(c)'"),
                List.of(
                        "'libm.so.6': {'2j(x)': 'double(double)'}",
                        "2:17: '2j' cannot be the name of a native function | letters a to z,"
                                + " digits and '_', parts separated by '.', no part beginning with"
                                + " a digit"),
                List.of(
                        "'libm.so.6': {'j0(x)': 5, 'j1(x)': {}, 'y0(x)': {'type': 5}}",
                        "2:25: expected the C type of native function 'j0', found a number | for"
                                + " example 'double(double, int)'",
                        "2:28: native function 'j1' has no 'type' | for example"
                                + " 'double(double, int)'",
                        "2:59: expected a string for 'type' of native function 'y0', found a"
                                + " number"),
                List.of(
                        "'libm.so.6': {'j0(x)': {'typ': 'double(double)'}}",
                        "2:26: unknown key 'typ' in native function 'j0' | did you mean 'type'?"),
                List.of(
                        "'libm.so.6': {'j0(x)': 'double', 'j1(x)': 'double(double'}",
                        "2:26: 'double' is not the type of a function | for example double(double,"
                                + " int)",
                        "2:51: '(' is never closed | for example double(double, int)"),
                List.of(
                        "'libm.so.6': {'j0(x)': 'doble(flaot, short)', 'j1(x)': 'void(char*)'}",
                        "2:26: unknown C type 'doble' | did you mean 'double'?",
                        "2:32: unknown C type 'flaot' | did you mean 'float'?",
                        "2:39: unknown C type 'short'" + known,
                        "2:58: unknown C type 'void' | a formula needs a number",
                        "2:63: unknown C type 'char*' | numbers only, no pointers"),
                List.of(
                        "'libm.so.6': {'j0(x)': 'double(double,) const', 'j1(x)': '(double)'}",
                        "2:40: expected a C type" + known,
                        "2:42: nothing expected behind ')', found 'const' | for example"
                                + " double(double, int)",
                        "2:60: expected a C type" + known),
                List.of(
                        "'libm.so.6': {'j0(x, y)': 'double(double)', 'j1()': 'double(double)'}",
                        "2:28: native function 'j0' has 2 parameters, its C type 1",
                        "2:54: native function 'j1' has 0 parameters, its C type 1"),
                List.of(
                        "'libm.so.6': {'j0(a, b, c, d, f, g, h, i, j)': 'double(double)'}",
                        "2:44: native function 'j0' has 9 parameters | at most 8"),
                List.of(
                        "'libm.so.6': {'sin(x)': 'double(double)', 'pid(x)': {'symbol': 'j0',"
                                + " 'type': 'double(double)'}, 'pi(x)': {'symbol': 'j0', 'type':"
                                + " 'double(double)'}}",
                        "2:17: 'sin' is a function of the formula language and cannot name a native"
                                + " function",
                        "2:45: 'pid' is a function of the formula language and cannot name a native"
                                + " function",
                        "2:99: 'pi' is a constant of the formula language and cannot name a native"
                                + " function"),
                List.of(
                        "'libm.so.6': {'f(x)': {'symbol': 'j0', 'type': 'double(double)'},"
                                + " 'p(x)': {'symbol': 'j0', 'type': 'double(double)'}}",
                        "2:17: the name 'f' is given twice | it is a function at test.json:1:17",
                        "2:69: the name 'p' is given twice | it is a parameter at test.json:1:45"),
                List.of(
                        "'libm.so.6': {'j0(x, x, e)': 'double(double, double, double)'}",
                        "2:23: parameter 'x' is there twice",
                        "2:26: 'e' is a constant and cannot name a parameter"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void isRefusedWithItsPlace(List<String> row) {
        Reading reading =
                Reading.of(
                        directory,
                        "{'functions': {'f(v)': 'v'}, 'parameters': {'p': 1}, 'native': {\n "
                                + row.getFirst()
                                + "}}");
        String path = directory.resolve("test.json").toString();
        assertEquals(
                row.subList(1, row.size()),
                reading.errors().stream()
                        .map(e -> e.replace(path, "test.json").replace('"', '\''))
                        .toList());
        assertNull(reading.configuration());
    }

    @Test
    void tellsItsMistakesTogetherWithThoseOfFormulas() {
        Reading reading =
                Reading.of(
                        directory,
                        """
                        {'native': {'libabsent.so': {'f(x)': 'double(double)'},
                                    'libm.so.6': {'j0(x)': 'doubl(double)', 'y0(x)': 'double(double)'}},
                         'sets': {'s': {'formulas': {
                           'a': 'f(1) + j0(2) + f(1, 2)',
                           'b': 'y0() + y0(q=1) + yo(3)',
                           'c': 'y0 + 1'}}}}
                        """);
        assertEquals(
                List.of(
                        "1:13: library 'libabsent.so' cannot be loaded | cannot open shared object"
                                + " file: No such file or directory",
                        "2:37: unknown C type 'doubl' | did you mean 'double'?",
                        "4:30: f takes 1 argument, found 2 | it is f(x)",
                        "5:10: y0 needs 'x' | it is y0(x)",
                        "5:20: y0 has no argument named 'q' | it is y0(x)",
                        "5:27: unknown function 'yo' in formula 'b' | did you mean 'y0'?",
                        "6:10: 'y0' is a function; its arguments stand in parentheses"),
                reading.errors());
    }

    @Test
    void isOffUnlessTheFileListsIt() {
        Reading reading = Reading.of(directory, "{'sets': {'s': {'formulas': {'y': 'j0(1)'}}}}");
        assertEquals(1, reading.errors().size());
        assertTrue(reading.errors().getFirst().contains("unknown function 'j0'"));
    }

    @Test
    void whereTheMachineNamesADirectoryLibrariesComeFromThereOnly() throws Exception {
        Path libraries = Files.createDirectory(directory.resolve("native"));
        Files.setPosixFilePermissions(libraries, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path library = CLibrary.compile(libraries, "libseven.so", "double seven() { return 7; }");
        Files.setPosixFilePermissions(library, PosixFilePermissions.fromString("rw-r--r--"));
        assertEquals(
                List.of(
                        "1:13: library 'libm.so.6' cannot be loaded | TAKT_NATIVE_DIR: "
                                + libraries
                                + "/libm.so.6 does not exist"),
                read("'libm.so.6': {'j0(x)': 'double(double)'}", libraries).errors());
        assertEquals(
                List.of(
                        "1:13: library '"
                                + Path.of("/usr/lib/libm.so")
                                + "' cannot be loaded | TAKT_NATIVE_DIR: only a file name in "
                                + libraries
                                + " is allowed here"),
                read("'/usr/lib/libm.so': {}", libraries).errors());
        String seven = "'libseven.so': {'seven()': 'double()'}";
        assumeTrue(
                Integer.valueOf(0).equals(Files.getAttribute(library, "unix:uid")),
                "only root makes files of root");
        assertEquals(7, compiled(configured(read(seven, libraries).configuration()).program()));
        Files.setPosixFilePermissions(library, PosixFilePermissions.fromString("rw-rw-r--"));
        assertEquals(
                List.of(
                        "1:13: library 'libseven.so' cannot be loaded | TAKT_NATIVE_DIR: "
                                + library.toRealPath()
                                + " can be written by others than root (mode 664)"),
                read(seven, libraries).errors());
    }

    private Reading read(String libraries, Path allowed) {
        Diagnostics diagnostics = new Diagnostics();
        Path file =
                Reading.write(
                        directory,
                        "test.json",
                        "{'native': {"
                                + libraries
                                + "}, 'sets': {'s': {'formulas': {'y': '"
                                + (libraries.contains("seven()") ? "seven()" : "1")
                                + "'}}}}");
        Configuration configuration =
                new ConfigurationReader(new Machine(4, allowed)).read(file, diagnostics);
        return new Reading(configuration, diagnostics);
    }

    private Configuration configuration(String libraries, String formula) {
        return Reading.of(
                        directory,
                        "{'native': {"
                                + libraries
                                + "}, 'sets': {'s': {'formulas': {'y': '"
                                + formula
                                + "'}}}}")
                .good();
    }

    private static Configuration configured(@Nullable Configuration configuration) {
        assertNotNull(configuration);
        return configuration;
    }

    private static double compiled(Program program) {
        try (CompiledBatch batch = BatchCompiler.compile(program)) {
            batch.evaluate(0, -1);
            return batch.arena().get(batch.layout().layout().slot("y"));
        }
    }

    private static double interpreted(Program program) {
        try (CompiledBatch batch = BatchCompiler.compile(program)) {
            ProgramLayout layout = batch.layout();
            new Interpreter(program, batch.arena().memory(), layout.addresses()).evaluate(0, -1);
            return batch.arena().get(layout.layout().slot("y"));
        }
    }
}
