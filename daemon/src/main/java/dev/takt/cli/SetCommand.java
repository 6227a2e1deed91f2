package dev.takt.cli;

import static dev.takt.cli.ControllerChoice.PATIENCE_NANOS;

import dev.takt.config.write.FileReplacement;
import dev.takt.config.write.ParameterFiles;
import dev.takt.control.ControlClient;
import dev.takt.control.RefusedException;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
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
import tools.jackson.core.JsonGenerator;

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
            "1:no controller answers, its loop does not run, or not saved",
            "2:wrong usage, an unknown name, or a value outside its limits"
        },
        footer = {"A set point and a gain, for good:", "  takt set setpoint=70 kp=0.1 --save"})
final class SetCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "NAME=VALUE",
            description = "A parameter and its new value.",
            arity = "1..*")
    private List<String> assignments = List.of();

    @Option(
            names = "--save",
            description = {
                "Writes the values into the configuration's files too;",
                "the old ones are kept as FILE~."
            })
    private boolean save;

    @Mixin private ControllerChoice controller = new ControllerChoice();

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException, RefusedException {
        Console console = Console.of(spec);
        Map<String, Double> values = values(assignments);
        try (ControlClient client = controller.connect()) {
            Map<String, @Nullable Object> reply =
                    client.ask(
                            "set", request -> numbers(request, "values", values), PATIENCE_NANOS);
            String tick = ReplyText.number(reply.get("tick"));
            console.out().println(String.join(" ", assignments) + " in effect from tick " + tick);
            console.out().flush();
            return save ? save(values, client, console) : ExitCode.OK;
        }
    }

    /** Done here and not by the controller: it may not write its configuration, as a service. */
    private static int save(Map<String, Double> values, ControlClient client, Console console) {
        try {
            Map<String, @Nullable Object> source = client.ask("source", _ -> {}, PATIENCE_NANOS);
            List<Path> files = new ArrayList<>();
            if (source.get("files") instanceof List<?> paths) {
                paths.forEach(path -> files.add(Path.of(String.valueOf(path))));
            }
            Map<String, Double> loaded = new LinkedHashMap<>();
            if (source.get("loaded") instanceof Map<?, ?> numbers) {
                numbers.forEach((name, number) -> {
                    if (number instanceof Double value) {
                        loaded.put(String.valueOf(name), value);
                    }
                });
            }
            Map<Path, String> changed = ParameterFiles.read(files).with(values, loaded);
            for (Map.Entry<Path, String> file : changed.entrySet()) {
                FileReplacement.write(file.getKey(), file.getValue());
                console.out().println("saved in " + file.getKey());
            }
            client.ask("source", request -> numbers(request, "saved", values), PATIENCE_NANOS);
            console.out().flush();
            return ExitCode.OK;
        } catch (IOException | RefusedException e) {
            String why =
                    e instanceof IOException io
                            ? FailureReport.sentence(io)
                            : String.valueOf(e.getMessage());
            console.err().println("error: not saved: " + why);
            console.err().flush();
            return ExitCode.FAILURE;
        }
    }

    static void numbers(JsonGenerator json, String name, Map<String, Double> values) {
        json.writeObjectPropertyStart(name);
        values.forEach(json::writeNumberProperty);
        json.writeEndObject();
    }

    /** Names and numbers, in the order they were given. */
    static Map<String, Double> values(List<String> assignments) {
        Map<String, Double> values = new LinkedHashMap<>();
        for (String assignment : assignments) {
            int equals = assignment.indexOf('=');
            if (equals < 1) {
                throw new UsageException("'" + assignment + "' is not NAME=VALUE");
            }
            String name = assignment.substring(0, equals);
            if (values.put(name, number(assignment.substring(equals + 1), name)) != null) {
                throw new UsageException("'" + name + "' is given twice");
            }
        }
        return values;
    }

    static double number(String text, String name) {
        try {
            double value = new BigDecimal(text.strip()).doubleValue();
            if (Double.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException e) {
            // Told below, like a number that is too large.
        }
        throw new UsageException("'" + text + "' for '" + name + "' is not a number");
    }
}
