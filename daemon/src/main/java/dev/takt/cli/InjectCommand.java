package dev.takt.cli;

import dev.takt.control.ControlClient;
import dev.takt.control.RefusedException;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code takt inject}: makes the simulated board of a running controller fail. */
@Command(
        name = "inject",
        description = {
            "Makes an input of a controller on the simulated board fail:",
            "stuck, stuck=85, noise=0.5, invalid, slow=200 (one sample in so many ms),",
            "drop=0.3 (that share is lost), none. Prints the faults there are."
        },
        sortOptions = false,
        exitCodeList = {
            "0:ok",
            "1:no controller answers, or its board is a real one",
            "2:wrong usage, or an unknown name"
        },
        footer = {
            "Loses three of ten samples:",
            "  takt inject temp drop=0.3",
            "A sensor that is off for half a minute:",
            "  takt inject temp invalid --for 30s",
            "All is well again:",
            "  takt inject --clear"
        })
final class InjectCommand implements Callable<Integer> {
    private static final double NANOS_PER_SECOND = 1e9;

    @Parameters(index = "0", arity = "0..1", paramLabel = "INPUT", description = "Which input.")
    private @Nullable String input;

    @Parameters(index = "1", arity = "0..1", paramLabel = "FAULT", description = "What it has.")
    private @Nullable String fault;

    @Option(
            names = "--for",
            paramLabel = "T",
            converter = DurationText.class,
            description = "The fault ends by itself after this time, at most 24h.")
    private @Nullable Long forNanos;

    @Option(
            names = "--stall",
            paramLabel = "T",
            converter = DurationText.class,
            description = "The loop stands still for this time, once, at most 10s.")
    private @Nullable Long stallNanos;

    @Option(names = "--gc", description = "The JVM collects garbage.")
    private boolean gc;

    @Option(names = "--clear", description = "Takes all faults away.")
    private boolean clear;

    @Mixin private ControllerChoice controller = new ControllerChoice();

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException, RefusedException {
        Console console = Console.of(spec);
        int wanted = (fault != null ? 1 : 0) + (stallNanos != null ? 1 : 0) + (gc ? 1 : 0);
        if (wanted + (clear ? 1 : 0) != 1 || (input != null && fault == null)) {
            throw new UsageException("one of INPUT FAULT, --stall, --gc and --clear is needed");
        }
        if (forNanos != null && (fault == null || fault.equals("none"))) {
            throw new UsageException(
                    "--for belongs to the fault of an input: INPUT FAULT --for 30s");
        }
        try (ControlClient client = controller.connect()) {
            Map<String, @Nullable Object> reply = ask(client);
            if (reply.get("faults") instanceof Map<?, ?> faults) {
                Map<?, ?> left =
                        reply.get("faults_left_s") instanceof Map<?, ?> map ? map : Map.of();
                faults.forEach((name, one) ->
                        console.out().println(ControllerPage.fault(name, one, left.get(name))));
            }
            console.out().flush();
            return ExitCode.OK;
        }
    }

    private Map<String, @Nullable Object> ask(ControlClient client)
            throws IOException, RefusedException {
        String named = fault;
        if (named != null) {
            int equals = named.indexOf('=');
            String kind = equals < 0 ? named : named.substring(0, equals);
            double amount = equals < 0 ? Double.NaN : number(named.substring(equals + 1));
            return ask(client, kind, amount);
        }
        if (stallNanos != null) {
            return ask(client, "stall", stallNanos / NANOS_PER_SECOND);
        }
        return ask(client, gc ? "gc" : "none", Double.NaN);
    }

    private static double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new UsageException("'" + text + "' is not a number");
        }
    }

    private Map<String, @Nullable Object> ask(ControlClient client, String kind, double amount)
            throws IOException, RefusedException {
        return client.ask(
                "inject",
                request -> {
                    if (input != null) {
                        request.writeStringProperty("input", input);
                    }
                    request.writeStringProperty("fault", kind);
                    if (!Double.isNaN(amount)) {
                        request.writeNumberProperty("amount", amount);
                    }
                    if (forNanos != null) {
                        request.writeNumberProperty("for_s", forNanos / NANOS_PER_SECOND);
                    }
                },
                ControllerChoice.PATIENCE_NANOS);
    }
}
