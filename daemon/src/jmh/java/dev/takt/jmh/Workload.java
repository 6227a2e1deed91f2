package dev.takt.jmh;

import dev.takt.config.Configuration;
import dev.takt.config.Machine;
import dev.takt.config.Parameter;
import dev.takt.config.read.ConfigurationReader;
import dev.takt.diagnostic.DiagnosticRenderer;
import dev.takt.diagnostic.Diagnostics;
import dev.takt.formula.check.Declarations;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The configurations in {@code config/bench}, and values for their parameters. */
final class Workload {
    private Workload() {}

    /** The file of the seven formulas. */
    static Path seven() {
        return directory().resolve("seven.json");
    }

    /** {@code config/bench} of the checkout that the working directory lies in. */
    static Path directory() {
        for (Path up = Path.of("").toAbsolutePath(); up != null; up = up.getParent()) {
            Path directory = up.resolve("config/bench");
            if (Files.isDirectory(directory)) {
                return directory;
            }
        }
        throw new IllegalStateException("no config/bench above the working directory");
    }

    /** Reads and checks a configuration. */
    static Configuration read(Path path) {
        Diagnostics diagnostics = new Diagnostics();
        Configuration configuration =
                new ConfigurationReader(new Machine(2)).read(path, diagnostics);
        if (configuration == null) {
            throw new IllegalStateException(
                    diagnostics.sorted().stream()
                            .map(DiagnosticRenderer::render)
                            .collect(Collectors.joining("\n")));
        }
        return configuration;
    }

    /** Reads and checks a configuration given as text. */
    static Configuration parse(String text) {
        try {
            Path file = Files.createTempFile("takt-bench", ".json");
            try {
                Files.writeString(file, text);
                return read(file);
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All formulas in the order of the file. */
    static List<Declarations.Formula> formulas(Configuration configuration) {
        return configuration.declarations().sets().stream()
                .flatMap(set -> set.formulas().stream())
                .toList();
    }

    /**
     * Rows of values for the ten parameters, between their limits and the same in every run. The
     * hours go round the clock, so that all branches are taken, in no order a processor could guess
     * from a few rows.
     *
     * <p>Rows in which two nearly equal values are subtracted are left out: the last digit of the
     * operands is the first of the result there, and no two libraries round it alike.
     */
    static double[][] parameterRows(Configuration seven, int rows) {
        Random random = new Random(7);
        return Stream.generate(() -> row(seven.parameters(), random))
                .filter(Workload::isWellConditioned)
                .limit(rows)
                .toArray(double[][]::new);
    }

    private static double[] row(List<Parameter> parameters, Random random) {
        return parameters.stream()
                .mapToDouble(parameter -> random.nextDouble(parameter.min(), parameter.max()))
                .toArray();
    }

    private static boolean isWellConditioned(double[] row) {
        double[] results = new double[SplitFormulas.RESULTS];
        HandWritten.evaluate(row, results);
        double sunHeight = results[0];
        double panelTemperature = results[3];
        double current = results[6];
        return Math.abs(sunHeight) > 0.02
                && Math.abs(panelTemperature) > 0.1
                && (current == 0 || Math.abs(current) > 0.1);
    }
}
