package dev.takt.cli;

import dev.takt.control.ControlClient;
import dev.takt.control.RefusedException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code takt unforce}: lets signals of a running controller go again. */
@Command(
        name = "unforce",
        description = {
            "Lets inputs, formulas or outputs that are forced go again,",
            "all in the same tick. takt status lists them."
        },
        sortOptions = false,
        exitCodeList = {
            "0:ok",
            "1:no controller answers, or its loop does not run",
            "2:wrong usage, or a name that is not forced"
        },
        footer = {"Nothing is forced any more:", "  takt unforce --all"})
final class UnforceCommand implements Callable<Integer> {
    @Parameters(paramLabel = "NAME", description = "What is forced.", arity = "0..*")
    private List<String> names = List.of();

    @Option(names = "--all", description = "All that is forced.")
    private boolean all;

    @Mixin private ControllerChoice controller = new ControllerChoice();

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException, RefusedException {
        Console console = Console.of(spec);
        if (all == !names.isEmpty()) {
            throw new UsageException("one of NAME and --all is needed");
        }
        try (ControlClient client = controller.connect()) {
            Map<String, @Nullable Object> reply =
                    client.ask(
                            "unforce",
                            request -> {
                                request.writeBooleanProperty("all", all);
                                request.writeArrayPropertyStart("names");
                                names.forEach(request::writeString);
                                request.writeEndArray();
                            },
                            ForceCommand.PATIENCE_NANOS);
            String freed =
                    reply.get("names") instanceof List<?> list
                            ? list.stream().map(String::valueOf).collect(Collectors.joining(" "))
                            : "";
            console.out()
                    .println(
                            freed.isEmpty()
                                    ? "nothing is forced"
                                    : freed
                                            + " no longer forced from tick "
                                            + ReplyText.number(reply.get("tick"))
                                            + " on");
            console.out().flush();
            return ExitCode.OK;
        }
    }
}
