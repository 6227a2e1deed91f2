package dev.takt.cli;

import dev.takt.config.Configuration;
import dev.takt.config.Machine;
import dev.takt.config.read.ConfigurationReader;
import dev.takt.diagnostic.Diagnostics;
import dev.takt.diagnostic.Source;
import dev.takt.safe.SafeFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * For {@code bin/train}: does in one process what the short commands do, so that the JVM can keep
 * what it met. Those that look for a controller ask one that cannot be there; those that write
 * outputs, one of a GPIO chip that no machine has, so that nothing moves.
 */
@Command(
        name = "learn",
        hidden = true,
        description = "Does what short commands do, for bin/train to teach the JVM.")
final class LearnCommand implements Callable<Integer> {
    private static final String NOWHERE =
            """
            { "name": "takt-learns", "board": "linux",
              "outputs": { "line": { "gpio": 0, "chip": "takt-has-no-such-chip",
                                      "value": "0", "safe": 0 } } }
            """;

    @Parameters(paramLabel = "CONFIG", description = "What is checked.")
    private Path config = Path.of("");

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Console console = Console.of(spec);
        PrintWriter heard = console.out();
        int code = Main.execute(heard, console.err(), "check", config.toString());
        Main.execute(heard, heard, "status", "--name", "takt-learns");
        learnSafe(heard);
        return code;
    }

    private static void learnSafe(PrintWriter heard) throws IOException {
        Path directory = Files.createTempDirectory("takt-learns");
        SafeFile left = SafeFile.in(directory, "takt-learns");
        try {
            left.write(nowhere());
            Main.execute(heard, heard, "safe", "--state", left.path().toString());
        } finally {
            left.remove();
            Files.deleteIfExists(left.lock());
            Files.delete(directory);
        }
    }

    private static Configuration nowhere() {
        Diagnostics diagnostics = new Diagnostics();
        return Objects.requireNonNull(
                new ConfigurationReader(new Machine(1))
                        .read(new Source("learn", NOWHERE), diagnostics));
    }
}
