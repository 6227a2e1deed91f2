package dev.takt.cli;

import dev.takt.batch.BatchCompiler;
import dev.takt.batch.CompiledBatch;
import dev.takt.batch.Explanation;
import dev.takt.config.Configuration;
import dev.takt.diagnostic.NearestName;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code takt explain}: what formulas became. */
@Command(
        name = "explain",
        description = {
            "Shows what formulas became.",
            "Their order, constants folded, functions inlined, common values shared;",
            "a rough cost, the size of the code, and what blocks remember."
        },
        sortOptions = false,
        exitCodeList = {"0:ok", "2:the configuration has errors, or has no such name"})
final class ExplainCommand implements Callable<Integer> {
    @Mixin private ConfigurationArgument config = new ConfigurationArgument();

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "NAME",
            description = "A formula, input or output; all of them where none is given.")
    private @Nullable String name;

    @Option(names = "--json", description = "Prints one JSON object.")
    private boolean json;

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        Console console = Console.of(spec);
        Configuration configuration = config.read(console.err());
        if (configuration == null) {
            return ExitCode.USAGE;
        }
        Explanation explanation = Explanation.of(configuration.program());
        List<Explanation.Step> steps = name == null ? explanation.steps() : explanation.of(name);
        if (name != null && steps.isEmpty()) {
            throw new UsageException(unknown(name, explanation));
        }
        try (CompiledBatch batch = BatchCompiler.compile(configuration.program())) {
            console.out()
                    .println(
                            json
                                    ? json(explanation, steps, batch)
                                    : text(explanation, steps, batch));
        }
        return ExitCode.OK;
    }

    private static String unknown(String name, Explanation explanation) {
        List<String> known = explanation.steps().stream().map(Explanation.Step::name).toList();
        String hint =
                NearestName.of(name, known)
                        .map(near -> "; did you mean '" + near + "'?")
                        .orElse("");
        return "nothing is computed under the name '" + name + "'" + hint;
    }

    private static String text(
            Explanation explanation, List<Explanation.Step> steps, CompiledBatch batch) {
        StringBuilder text = new StringBuilder();
        String set = "";
        for (Explanation.Step step : steps) {
            if (!step.set().equals(set)) {
                set = step.set();
                text.append(set)
                        .append(
                                step.every() == 1
                                        ? ", every tick"
                                        : ", every " + step.every() + " ticks");
                text.append(":\n");
            }
            text.append("  ").append(step.name()).append(" = ").append(step.text());
            text.append("    # ")
                    .append(step.shared() && !step.foreign() ? "shared, " : "")
                    .append('~')
                    .append(step.costNanos());
            text.append(" ns, ").append(step.codeBytes()).append(" B");
            if (step.stateCells() > 0) {
                text.append(", remembers ").append(step.stateCells());
            }
            text.append(step.foreign() ? ", native\n" : "\n");
        }
        text.append(explanation.written()).append(" operations written, ");
        text.append(explanation.computed()).append(" computed; ");
        text.append(batch.classBytes()).append(" B of classes, ");
        return text.append(batch.arena().layout().byteSize()).append(" B of arena").toString();
    }

    private static String json(
            Explanation explanation, List<Explanation.Step> steps, CompiledBatch batch) {
        return JsonLine.of(object -> {
            object.writeArrayPropertyStart("steps");
            for (Explanation.Step step : steps) {
                object.writeStartObject();
                object.writeStringProperty("set", step.set());
                object.writeNumberProperty("every", step.every());
                object.writeStringProperty("name", step.name());
                object.writeStringProperty("text", step.text());
                object.writeNumberProperty("cost_ns", step.costNanos());
                object.writeNumberProperty("code_bytes", step.codeBytes());
                object.writeNumberProperty("state_cells", step.stateCells());
                object.writeBooleanProperty("shared", step.shared());
                object.writeBooleanProperty("native", step.foreign());
                object.writeEndObject();
            }
            object.writeEndArray();
            object.writeNumberProperty("operations_written", explanation.written());
            object.writeNumberProperty("operations_computed", explanation.computed());
            object.writeNumberProperty("class_bytes", batch.classBytes());
            object.writeNumberProperty("arena_bytes", batch.arena().layout().byteSize());
        });
    }
}
