package dev.takt.cli;

import dev.takt.control.ControlClient;
import dev.takt.control.RefusedException;
import dev.takt.linux.Terminal;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code takt status}: how a running controller is. */
@Command(
        name = "status",
        description = {
            "Says how a running controller is: state, latency, inputs with their age,",
            "outputs, parameters and formulas."
        },
        sortOptions = false,
        exitCodeList = {"0:ok", "1:no controller answers", "2:wrong usage"})
final class StatusCommand implements Callable<Integer> {
    /** Where there is no terminal. */
    private static final int WIDTH = 100;

    @Option(names = "--json", description = "Prints one JSON object.")
    private boolean json;

    @Mixin private ControllerChoice controller = new ControllerChoice();

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException, RefusedException {
        Console console = Console.of(spec);
        try (ControlClient client = controller.connect()) {
            Map<String, @Nullable Object> reply =
                    client.ask("status", _ -> {}, ControllerChoice.PATIENCE_NANOS);
            if (json) {
                console.out().println(JsonLine.of(line -> ReplyText.write(line, reply)));
            } else {
                Map<String, @Nullable Object> snapshot =
                        client.ask("snapshot", _ -> {}, ControllerChoice.PATIENCE_NANOS);
                int columns = Terminal.columns(Terminal.STANDARD_OUTPUT).orElse(WIDTH);
                ControllerPage.of(reply, snapshot, columns == 0 ? WIDTH : columns)
                        .forEach(console.out()::println);
            }
            console.out().flush();
            return ExitCode.OK;
        }
    }
}
