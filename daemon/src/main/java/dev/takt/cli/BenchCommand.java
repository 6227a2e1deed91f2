package dev.takt.cli;

import dev.takt.bench.BatchBench;
import dev.takt.bench.Figure;
import dev.takt.bench.Rung;
import dev.takt.config.Configuration;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code takt bench}: what the batch of a configuration costs on this machine. */
@Command(
        name = "bench",
        description = {
            "Measures what a batch costs on this machine.",
            "A batch is one evaluation of all formulas, every parameter written before it.",
            "It is run in seven ways, each of which leaves out one thing:",
            "parsing, copying values, the heap, names, the tree, repeated terms.",
            "docs/measuring.md tells more."
        },
        sortOptions = false,
        exitCodeList = {"0:ok", "2:the configuration has errors"})
final class BenchCommand implements Callable<Integer> {
    private static final Duration PER_RUNG = Duration.ofMillis(1700);

    @Mixin private ConfigurationArgument config = new ConfigurationArgument();

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
        console.err().println("measuring " + ConfigurationArgument.holdings(configuration));
        BatchBench bench = new BatchBench(configuration, System::nanoTime, PER_RUNG.toNanos());
        List<Figure> figures = new ArrayList<>();
        for (Rung rung : Rung.values()) {
            console.err().println("  " + rung.label() + " ...");
            figures.add(bench.measure(rung));
        }
        double rateHz = configuration.loop().rateHz();
        console.out()
                .println(
                        json
                                ? BenchJson.of(configuration, figures)
                                : BenchTable.of(figures, rateHz));
        return ExitCode.OK;
    }
}
