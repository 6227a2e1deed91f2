package dev.takt.jmh;

import dev.takt.diagnostic.Diagnostics;
import dev.takt.diagnostic.Fragment;
import dev.takt.diagnostic.Source;
import dev.takt.diagnostic.Span;
import dev.takt.formula.check.Checker;
import dev.takt.formula.check.Declarations;
import dev.takt.formula.check.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The seven formulas handed to Takt as text in memory, as the other libraries get theirs. */
final class TaktText {
    private static final List<String> FORMULAS =
            List.of(
                    "sin(latitude) * sin(declination)"
                            + " + cos(latitude) * cos(declination) * cos((hour - 12) * pi / 12)",
                    "sun_height > 0"
                            + " ? 1361 * exp(-haze / (sun_height + 0.05 * exp(-12 * sun_height))) : 0",
                    "sunlight * max(0, sin(latitude - tilt) * sin(declination)"
                            + " + cos(latitude - tilt) * cos(declination) * cos((hour - 12) * pi / 12))",
                    "air + on_panel * exp(-3.5 - 0.06 * wind)",
                    "0.2 * area * on_panel * (1 - 0.004 * (panel_temperature - 25))",
                    "11.6 + 1.2 * charge ^ 0.6 - 0.3 * (1 - charge) ^ 2",
                    "power > load && charge >= 0.9 ? 0 : (power - load) / battery_voltage");

    private TaktText() {}

    /** The formulas, checked. */
    static Program program() {
        List<Declarations.Parameter> parameters = new ArrayList<>();
        for (String name : SplitFormulas.NAMES.subList(0, SplitFormulas.PARAMETERS)) {
            parameters.add(new Declarations.Parameter(name, at(name), 0));
        }
        List<Declarations.Formula> formulas = new ArrayList<>();
        for (int i = 0; i < FORMULAS.size(); i++) {
            String name = SplitFormulas.NAMES.get(SplitFormulas.PARAMETERS + i);
            Fragment text = Fragment.of(new Source(name, FORMULAS.get(i)));
            formulas.add(new Declarations.Formula(name, at(name), text));
        }
        Declarations declarations =
                new Declarations(
                        0.001,
                        parameters,
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(new Declarations.FormulaSet("panel", at("panel"), 1, 0, formulas)),
                        List.of(),
                        List.of());
        return Objects.requireNonNull(Checker.check(declarations, new Diagnostics()));
    }

    private static Span at(String name) {
        return new Source(name, name).span(0, name.length());
    }
}
