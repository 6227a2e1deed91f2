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

/** {@code takt force}: holds signals of a running controller at values. */
@Command(
        name = "force",
        description = {
            "Holds inputs, formulas or outputs of a running controller at values",
            "for a while, whatever is measured or computed. It ends by itself, by",
            "takt unforce, by a reload that changes the name, or with the controller.",
            "Outputs keep to their limits, slew_per_s, max_on_s and SAFE."
        },
        sortOptions = false,
        exitCodeList = {
            "0:in effect",
            "1:no controller answers, or its loop does not run",
            "2:wrong usage, a name that cannot be forced, or a value outside its limits"
        },
        footer = {
            "What happens when the oven is too hot:",
            "  takt force temp=260 --for 10s",
            "A pump by hand, for five minutes:",
            "  takt force pump 1 --for 5m"
        })
final class ForceCommand implements Callable<Integer> {
    /** Longer than a large program takes to compile and to warm up. */
    static final long PATIENCE_NANOS = 300_000_000_000L;

    private static final double NANOS_PER_SECOND = 1e9;

    @Parameters(
            paramLabel = "NAME=VALUE",
            description = {"A signal and its value; one may be written NAME VALUE too."},
            arity = "1..*")
    private List<String> assignments = List.of();

    @Option(
            names = "--for",
            paramLabel = "T",
            converter = DurationText.class,
            defaultValue = "30s",
            description = "For how long, at most 24h. Default: 30s.")
    private long forNanos;

    @Mixin private ControllerChoice controller = new ControllerChoice();

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException, RefusedException {
        Console console = Console.of(spec);
        List<String> written =
                assignments.size() == 2 && assignments.getFirst().indexOf('=') < 0
                        ? List.of(String.join("=", assignments))
                        : assignments;
        Map<String, Double> values = SetCommand.values(written);
        try (ControlClient client = controller.connect()) {
            Map<String, @Nullable Object> reply =
                    client.ask(
                            "force",
                            request -> {
                                SetCommand.numbers(request, "values", values);
                                request.writeNumberProperty("for_s", forNanos / NANOS_PER_SECOND);
                            },
                            PATIENCE_NANOS);
            console.out()
                    .println(
                            "%s forced from tick %s on, until tick %s"
                                    .formatted(
                                            String.join(" ", written),
                                            ReplyText.number(reply.get("tick")),
                                            ReplyText.number(reply.get("until"))));
            String state = String.valueOf(reply.get("state"));
            if (state.equals("SAFE") || state.equals("ARMING")) {
                console.out().println("state " + state + ": outputs are held safe all the same");
            }
            console.out().flush();
            return ExitCode.OK;
        }
    }
}
