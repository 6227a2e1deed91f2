package dev.takt.cli;

import dev.takt.config.Configuration;
import dev.takt.control.RunDirectory;
import dev.takt.safe.NameLock;
import dev.takt.safe.SafeFile;
import dev.takt.safe.SafeOutputs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code takt safe}: the outputs of a controller that has died. */
@Command(
        name = "safe",
        description = {
            "Puts the outputs of controllers that have died to their safe values.",
            "A controller that ended in order has left its outputs safe: nothing is done.",
            "One that runs is left alone."
        },
        sortOptions = false,
        exitCodeList = {
            "0:all outputs are safe, or there was nothing to do",
            "1:an output may not be safe, or the controller asked for is running",
            "2:wrong usage, or the configuration has errors"
        },
        footer = {
            "After a crash, all that it left unsafe:",
            "  takt safe",
            "The outputs of a configuration:",
            "  takt safe my.json"
        })
final class SafeCommand implements Callable<Integer> {
    @Parameters(
            arity = "0..1",
            paramLabel = "CONFIG",
            description = "Puts the outputs of this configuration safe.")
    private @Nullable Path config;

    @Option(
            names = "--name",
            paramLabel = "NAME",
            description = "Only the controller of this name.")
    private @Nullable String name;

    @Option(
            names = "--state",
            paramLabel = "FILE",
            description =
                    "The state file of a controller. Default: all NAME.safe.json in /run/takt.")
    private @Nullable Path state;

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Console console = Console.of(spec);
        if ((config == null ? 0 : 1) + (name == null ? 0 : 1) + (state == null ? 0 : 1) > 1) {
            throw new UsageException("one of CONFIG, --name and --state");
        }
        if (config != null) {
            Configuration configuration = ConfigurationArgument.read(config, console.err());
            return configuration == null ? ExitCode.USAGE : configured(configuration, console);
        }
        boolean asked = name != null || state != null;
        List<Path> files = state != null ? List.of(state) : files();
        if (files.isEmpty() && name != null) {
            console.out().println(name + ": nothing to do, it left no state file");
        }
        int worst = ExitCode.OK;
        for (Path file : files) {
            worst = Math.max(worst, left(file, asked, console));
        }
        console.out().flush();
        return worst;
    }

    /** The state files there are, of all controllers or of the one that was asked for. */
    private List<Path> files() throws IOException {
        List<Path> files = new ArrayList<>();
        for (RunDirectory directory : RunDirectory.forCommands(System.getenv())) {
            if (!Files.isDirectory(directory.path())) {
                continue;
            }
            String wanted = (name == null ? "*" : name) + SafeFile.ENDING;
            try (var found = Files.newDirectoryStream(directory.path(), wanted)) {
                for (Path file : found) {
                    if (!String.valueOf(file.getFileName()).startsWith(".")) {
                        files.add(file);
                    }
                }
            }
        }
        files.sort(null);
        return files;
    }

    /** What a controller has left, unless it still runs. */
    private static int left(Path file, boolean asked, Console console) {
        SafeFile left = new SafeFile(file);
        try (NameLock lock = NameLock.tryOn(left.lock())) {
            if (!lock.isHeld()) {
                console.err().println(file + ": its controller is running and left alone");
                return asked ? ExitCode.FAILURE : ExitCode.OK;
            }
            if (!Files.exists(file)) {
                return ExitCode.OK;
            }
            Configuration configuration = left.read();
            int code = put(configuration, console);
            if (code == ExitCode.OK) {
                left.remove();
            }
            return code;
        } catch (IOException e) {
            console.err().println("error: " + FailureReport.sentence(e));
            return ExitCode.FAILURE;
        }
    }

    private static int configured(Configuration configuration, Console console) throws IOException {
        Optional<RunDirectory> directory =
                RunDirectory.forController(configuration.control().directory(), System.getenv());
        if (directory.isEmpty()) {
            return put(configuration, console);
        }
        SafeFile left = SafeFile.in(directory.get().path(), configuration.name());
        try (NameLock lock = NameLock.tryOn(left.lock())) {
            if (lock.isHeld()) {
                int before = putOthers(left, configuration, console);
                int code = Math.max(before, put(configuration, console));
                if (code == ExitCode.OK) {
                    left.remove();
                }
                return code;
            }
            console.err().println("error: controller '" + configuration.name() + "' is running");
            return ExitCode.FAILURE;
        }
    }

    /** The outputs of a controller that died with another version of the configuration. */
    private static int putOthers(SafeFile left, Configuration configuration, Console console) {
        try {
            return !Files.exists(left.path()) || left.isOf(configuration)
                    ? ExitCode.OK
                    : put(left.read(), console);
        } catch (IOException e) {
            console.err().println("error: " + FailureReport.sentence(e));
            return ExitCode.FAILURE;
        }
    }

    private static int put(Configuration configuration, Console console) {
        int code = ExitCode.OK;
        for (SafeOutputs.Outcome outcome : SafeOutputs.put(configuration)) {
            String output = configuration.name() + ": output '" + outcome.name() + "'";
            if (outcome.failure() == null) {
                console.out().println(output + " is safe at " + outcome.safe());
            } else {
                console.err()
                        .println("error: " + output + " may not be safe: " + outcome.failure());
                code = ExitCode.FAILURE;
            }
        }
        console.out().flush();
        return code;
    }
}
