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

/** {@code takt status}: how a running controller is. */
@Command(
        name = "status",
        description = "Says how a running controller is.",
        sortOptions = false,
        exitCodeList = {"0:ok", "1:no controller answers", "2:wrong usage"})
final class StatusCommand implements Callable<Integer> {
    @Option(names = "--json", description = "Prints one JSON object.")
    private boolean json;

    @Mixin private ControllerChoice controller = new ControllerChoice();

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException, RefusedException {
        Console console = Console.of(spec);
        try (ControlClient client = controller.connect(console)) {
            Map<String, @Nullable Object> reply =
                    client.ask("status", _ -> {}, ControllerChoice.PATIENCE_NANOS);
            if (json) {
                console.out().println(JsonLine.of(line -> ReplyText.write(line, reply)));
            } else {
                reply.forEach((name, value) -> print(name, value, console));
            }
            console.out().flush();
            return ExitCode.OK;
        }
    }

    private static void print(String name, @Nullable Object value, Console console) {
        switch (value) {
            case Boolean _ -> {}
            case Map<?, ?> members ->
                    members.forEach((member, inner) -> print(name + "." + member, inner, console));
            case List<?> elements -> elements.forEach(element -> print(name, element, console));
            case Double number -> console.out().printf("%-26s%s%n", name, ReplyText.number(number));
            case null -> {}
            default -> console.out().printf("%-26s%s%n", name, value);
        }
    }
}
