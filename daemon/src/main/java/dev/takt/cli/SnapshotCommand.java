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
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code takt snapshot}: all signals of a running controller at one tick. */
@Command(
        name = "snapshot",
        description = {
            "Prints all signals of a running controller at one tick as CSV:",
            "name, section, value, unit."
        },
        sortOptions = false,
        exitCodeList = {"0:ok", "1:no controller answers", "2:wrong usage"},
        footer = {"Keep one:", "  takt snapshot > before.csv"})
final class SnapshotCommand implements Callable<Integer> {
    @Option(
            names = "--json",
            description = "Prints one JSON object, with the limits of parameters.")
    private boolean json;

    @Mixin private ControllerChoice controller = new ControllerChoice();

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException, RefusedException {
        Console console = Console.of(spec);
        try (ControlClient client = controller.connect()) {
            Map<String, @Nullable Object> reply =
                    client.ask("snapshot", _ -> {}, ControllerChoice.PATIENCE_NANOS);
            if (json) {
                console.out().println(JsonLine.of(line -> ReplyText.write(line, reply)));
            } else if (reply.get("signals") instanceof List<?> signals) {
                console.out().println("name,section,value,unit");
                for (Object signal : signals) {
                    console.out().println(line((Map<?, ?>) signal));
                }
            }
            console.out().flush();
            return ExitCode.OK;
        }
    }

    private static String line(Map<?, ?> signal) {
        return String.join(
                ",",
                String.valueOf(signal.get("name")),
                String.valueOf(signal.get("section")),
                ReplyText.number(signal.get("value")),
                quoted(String.valueOf(signal.get("unit"))));
    }

    /** As RFC 4180 has it. */
    private static String quoted(String text) {
        boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c < ' ');
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
