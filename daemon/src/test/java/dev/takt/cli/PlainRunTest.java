package dev.takt.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.config.BoardChoice;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

class PlainRunTest {
    private static final int LINES = 20_000;

    /** What a command line may be made of, for better or worse. */
    private static final List<String> PIECES =
            List.of(
                    "a.json",
                    "b",
                    "--ticks",
                    "--ticks=7",
                    "5",
                    "0",
                    "1e3",
                    "--duration",
                    "--duration=2s",
                    "1.5s",
                    "s",
                    "--board",
                    "sim",
                    "SIM",
                    "--board=linux",
                    "steel",
                    "--log",
                    "--log=x.log",
                    "--log=",
                    "--log=a=b",
                    "--hlog",
                    "--state-dir",
                    "--state-dir=/tmp",
                    "--json",
                    "--json=true",
                    "-",
                    "--",
                    "-h",
                    "--help",
                    "--jso",
                    "--unknown",
                    "-x=1",
                    "",
                    " ",
                    "run",
                    "check",
                    "@file",
                    "'quoted'",
                    "\"quoted\"",
                    "=",
                    "a=b",
                    "--=",
                    "-1");

    @Test
    void readsAllOptions() {
        assertEquals(
                new RunOptions(
                        Path.of("fan.json"),
                        7L,
                        1_500_000_000L,
                        BoardChoice.SIM,
                        Path.of("fan.log"),
                        Path.of("fan.hlog"),
                        Path.of("state"),
                        true),
                PlainRun.read(
                        "run",
                        "--ticks",
                        "7",
                        "--duration=1.5s",
                        "--json",
                        "fan.json",
                        "--board",
                        "sim",
                        "--log=fan.log",
                        "--hlog",
                        "fan.hlog",
                        "--state-dir",
                        "state"));
    }

    @Test
    void leavesOutWhatWasNotSaid() {
        assertEquals(
                new RunOptions(Path.of("a"), null, null, null, null, null, null, false),
                PlainRun.read("run", "a"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "check a.json",
                "run",
                "run a.json b.json",
                "run a.json --help",
                "run a.json --log",
                "run a.json --log --json",
                "run a.json --log x --log y",
                "run a.json --json --json",
                "run a.json --ticks none",
                "run a.json --duration 0",
                "run a.json --board steel",
                "run a.json --lgo x",
                "run -- a.json",
            })
    void leavesToPicocliWhatIsWrongOrRare(String line) {
        assertNull(PlainRun.read(line.isEmpty() ? new String[0] : line.split(" ")));
    }

    @Test
    void understandsWhatPicocliUnderstands() {
        Random random = new Random(3);
        int understood = 0;
        for (int i = 0; i < LINES; i++) {
            List<String> line = new ArrayList<>(List.of("run", "c.json"));
            for (int k = random.nextInt(5); k > 0; k--) {
                line.add(
                        1 + random.nextInt(line.size()), PIECES.get(random.nextInt(PIECES.size())));
            }
            RunOptions plain = PlainRun.read(line.toArray(String[]::new));
            if (plain != null) {
                understood++;
                CommandSpec spec = RunCommand.spec();
                new CommandLine(spec)
                        .setExpandAtFiles(false)
                        .parseArgs(line.subList(1, line.size()).toArray(String[]::new));
                RunCommand command = (RunCommand) spec.userObject();
                assertEquals(command.told(), plain, line::toString);
            }
        }
        assertTrue(understood > LINES / 20, "only " + understood);
    }

    @Test
    void needsNothingOfPicocliForTheCommandOfAUnitFile() throws Exception {
        Class<?> type = Class.forName(PlainRun.class.getName(), true, new WithoutPicocli());
        var read = type.getDeclaredMethod("read", String[].class);
        read.setAccessible(true);
        String[] arguments = {"run", "/etc/takt/fan.json", "--log=fan.log", "--state-dir", "state"};
        assertNotNull(read.invoke(null, (Object) arguments));
    }

    /** Finds the classes of the command line anew, and none of picocli's. */
    private static final class WithoutPicocli extends ClassLoader {
        WithoutPicocli() {
            super(PlainRunTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith("picocli.")) {
                throw new ClassNotFoundException(name);
            }
            if (!name.startsWith("dev.takt.cli.") || findLoadedClass(name) != null) {
                return super.loadClass(name, resolve);
            }
            String file = name.replace('.', '/') + ".class";
            try (InputStream code = getResourceAsStream(file)) {
                assertNotNull(code, file);
                byte[] bytes = code.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }
}
