package dev.takt.cli;

import dev.takt.control.ControlClient;
import dev.takt.control.RefusedException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code takt record}: lets a running controller write what its recorder keeps. */
@Command(
        name = "record",
        description = {
            "Lets a running controller write the last seconds of every signal",
            "into files, and prints their names when they are there."
        },
        sortOptions = false,
        exitCodeList = {"0:ok", "1:no controller answers, or it cannot write", "2:wrong usage"})
final class RecordCommand implements Callable<Integer> {
    /** A recording ends some time after it was asked for. */
    private static final long PATIENCE_NANOS = 140_000_000_000L;

    @Mixin private ControllerChoice controller = new ControllerChoice();

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException, RefusedException {
        Console console = Console.of(spec);
        try (ControlClient client = controller.connect()) {
            Map<String, @Nullable Object> reply = client.ask("record", _ -> {}, PATIENCE_NANOS);
            if (reply.get("files") instanceof List<?> files) {
                files.forEach(console.out()::println);
            }
            console.out().flush();
            return ExitCode.OK;
        }
    }
}
