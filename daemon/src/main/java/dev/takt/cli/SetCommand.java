package dev.takt.cli;

import dev.takt.control.ControlClient;
import dev.takt.control.RefusedException;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code takt set}: parameters of a running controller. */
@Command(
        name = "set",
        description = {
            "Changes parameters of a running controller, inside their limits.",
            "Several take effect in the same tick, all or none."
        },
        sortOptions = false,
        exitCodeList = {
            "0:in effect",
            "1:no controller answers, or its loop does not run",
            "2:wrong usage, an unknown name, or a value outside its limits"
        },
        footer = {"A set point and a gain at once:", "  takt set setpoint=70 kp=0.1"})
final class SetCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "NAME=VALUE",
            description = "A parameter and its new value.",
            arity = "1..*")
    private List<String> assignments = List.of();

    @Mixin private ControllerChoice controller = new ControllerChoice();

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException, RefusedException {
        Console console = Console.of(spec);
        Map<String, Double> values = values(assignments, console);
        try (ControlClient client = controller.connect(console)) {
            Map<String, @Nullable Object> reply =
                    client.ask(
                            "set",
                            request -> {
                                request.writeObjectPropertyStart("values");
                                values.forEach(request::writeNumberProperty);
                                request.writeEndObject();
                            },
                            ControllerChoice.PATIENCE_NANOS);
            String tick = ReplyText.number(reply.get("tick"));
            console.out().println(String.join(" ", assignments) + " in effect from tick " + tick);
            console.out().flush();
            return ExitCode.OK;
        }
    }

    /** Names and numbers, in the order they were given. */
    static Map<String, Double> values(List<String> assignments, Console console) {
        Map<String, Double> values = new LinkedHashMap<>();
        for (String assignment : assignments) {
            int equals = assignment.indexOf('=');
            if (equals < 1) {
                throw console.wrong("'" + assignment + "' is not NAME=VALUE");
            }
            String name = assignment.substring(0, equals);
            if (values.put(name, number(assignment.substring(equals + 1), name, console)) != null) {
                throw console.wrong("'" + name + "' is given twice");
            }
        }
        return values;
    }

    private static double number(String text, String name, Console console) {
        try {
            double value = new BigDecimal(text.strip()).doubleValue();
            if (Double.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException e) {
            // Told below, like a number that is too large.
        }
        throw console.wrong("'" + text + "' for '" + name + "' is not a number");
    }
}
