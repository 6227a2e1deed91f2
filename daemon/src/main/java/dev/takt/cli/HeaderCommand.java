package dev.takt.cli;

import dev.takt.arena.CHeader;
import dev.takt.config.Configuration;
import dev.takt.service.ImageContents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code takt header}: the C header for a configuration's process image. */
@Command(
        name = "header",
        description = {
            "Writes a C header with which a program reads the signals of a",
            "running controller as memory, and posts values for parameters."
        },
        sortOptions = false,
        exitCodeList = {
            "0:ok",
            "1:the file cannot be written",
            "2:wrong usage, or the configuration has errors"
        },
        footer = {"For a C program beside the oven:", "  takt header oven.json -o oven.h"})
final class HeaderCommand implements Callable<Integer> {
    @Mixin private ConfigurationArgument config = new ConfigurationArgument();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Where it is written. Default: standard output.")
    private @Nullable Path output;

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Console console = Console.of(spec);
        if (output != null) {
            OutputFile.check("--output", output);
        }
        Configuration configuration = config.read(console.err());
        if (configuration == null) {
            return ExitCode.USAGE;
        }
        String header = CHeader.of(configuration.name(), ImageContents.of(configuration));
        if (output == null) {
            console.out().print(header);
            console.out().flush();
        } else {
            Files.writeString(output, header);
        }
        return ExitCode.OK;
    }
}
