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
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code takt get}: values of a running controller. */
@Command(
        name = "get",
        description = {
            "Prints values of a running controller, all of one tick:",
            "inputs, parameters, formulas and outputs; without a name, all."
        },
        sortOptions = false,
        exitCodeList = {"0:ok", "1:no controller answers", "2:wrong usage, or an unknown name"},
        footer = {"Two values:", "  takt get temp heater"})
final class GetCommand implements Callable<Integer> {
    @Parameters(paramLabel = "NAME", description = "What to print.", arity = "0..*")
    private List<String> names = List.of();

    @Option(names = "--json", description = "Prints one JSON object.")
    private boolean json;

    @Mixin private ControllerChoice controller = new ControllerChoice();

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException, RefusedException {
        Console console = Console.of(spec);
        try (ControlClient client = controller.connect()) {
            Map<String, @Nullable Object> reply =
                    client.ask(
                            "get",
                            request -> {
                                request.writeArrayPropertyStart("names");
                                names.forEach(request::writeString);
                                request.writeEndArray();
                            },
                            ControllerChoice.PATIENCE_NANOS);
            if (json) {
                console.out().println(JsonLine.of(line -> ReplyText.write(line, reply)));
            } else if (reply.get("values") instanceof Map<?, ?> values) {
                values.forEach((name, value) ->
                        console.out().println(name + "=" + ReplyText.number(value)));
            }
            console.out().flush();
            return ExitCode.OK;
        }
    }
}
