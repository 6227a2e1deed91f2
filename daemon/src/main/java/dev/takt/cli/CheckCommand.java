package dev.takt.cli;

import dev.takt.config.Configuration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code takt check}: all mistakes of a configuration, or what it holds. */
@Command(
        name = "check",
        description = "Finds the mistakes of a configuration.",
        sortOptions = false,
        exitCodeList = {"0:no errors; there may be warnings", "2:errors"})
final class CheckCommand implements Callable<Integer> {
    @Mixin private ConfigurationArgument config = new ConfigurationArgument();

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        Console console = Console.of(spec);
        Configuration configuration = config.read(console.err());
        if (configuration == null) {
            return ExitCode.USAGE;
        }
        String holdings = ConfigurationArgument.holdings(configuration);
        console.out().println(config.path() + ": ok: " + holdings);
        return ExitCode.OK;
    }
}
