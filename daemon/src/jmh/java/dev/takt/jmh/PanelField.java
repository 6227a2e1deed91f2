package dev.takt.jmh;

import dev.takt.config.Configuration;
import dev.takt.config.Parameter;
import dev.takt.formula.check.Declarations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Writes the seven formulas many times over as one configuration: a field of panels, each with its
 * own ten parameters, so that no two panels have work in common and every formula costs what it
 * costs alone. Panel 3's formulas and parameters end in {@code _3}, and its tilt differs a little
 * from its neighbours'. The same number of panels gives the same text.
 */
final class PanelField {
    /** How much steeper each panel of a hundred is than the one before it. */
    private static final double TILT_STEP = 0.005;

    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z_0-9]*");

    private final Configuration seven;
    private final Set<String> names;

    PanelField() {
        this.seven = Workload.read(Workload.seven());
        this.names = Set.copyOf(SplitFormulas.NAMES);
    }

    /** Writes the generated files of {@code config/bench} anew. */
    public static void main(String[] arguments) throws IOException {
        PanelField field = new PanelField();
        Path directory = Workload.directory();
        Files.writeString(directory.resolve("seventy.json"), field.text("seventy", 10));
        Files.writeString(
                directory.resolve("seven-hundred.json"), field.text("seven-hundred", 100));
    }

    /** The configuration of so many panels, seven formulas each. */
    String text(String name, int panels) {
        List<String> parameters = new ArrayList<>();
        List<String> formulas = new ArrayList<>();
        for (int panel = 1; panel <= panels; panel++) {
            parameters.add(parameters(panel));
            formulas.add(formulas(panel));
        }
        return """
        {
            "$schema": "../takt.schema.json",
            "name": "%s",

            // %d formulas: those of seven.json for each of %d panels, which share nothing. Generated,
            // as docs/measuring.md says; seven.json explains the formulas.

            "parameters": {
        %s
            },

            "sets": {
                "panels": {
                    "formulas": {
        %s
                    },
                },
            },
        }
        """
                .formatted(
                        name,
                        panels * SplitFormulas.RESULTS,
                        panels,
                        String.join("\n\n", parameters),
                        String.join("\n\n", formulas));
    }

    private String parameters(int panel) {
        return seven.parameters().stream()
                .map(parameter -> parameter(parameter, panel))
                .collect(Collectors.joining("\n"));
    }

    private static String parameter(Parameter parameter, int panel) {
        boolean tilt = parameter.name().equals("tilt");
        double value = parameter.value() + (tilt ? (panel - 1) % 100 * TILT_STEP : 0);
        return "        \"%s_%d\": { \"value\": %s, \"min\": %s, \"max\": %s },"
                .formatted(
                        parameter.name(),
                        panel,
                        number(value),
                        number(parameter.min()),
                        number(parameter.max()));
    }

    private static String number(double value) {
        String text = String.format(Locale.ROOT, "%.3f", value);
        return text.replaceFirst("\\.?0+$", "");
    }

    private String formulas(int panel) {
        return Workload.formulas(seven).stream()
                .map(formula -> formula(formula, panel))
                .collect(Collectors.joining("\n"));
    }

    private String formula(Declarations.Formula formula, int panel) {
        String text = formula.text().text().replaceAll("\\s+", " ");
        String ofPanel =
                NAME.matcher(text)
                        .replaceAll(match ->
                                names.contains(match.group())
                                        ? match.group() + "_" + panel
                                        : match.group());
        return "                \"%s_%d\": \"%s\",".formatted(formula.name(), panel, ofPanel);
    }
}
