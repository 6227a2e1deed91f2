package dev.takt.force;

import dev.takt.config.Configuration;
import dev.takt.config.InputPoint;
import dev.takt.config.OutputPoint;
import dev.takt.diagnostic.Fragment;
import dev.takt.formula.check.Declarations;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A name that can be forced.
 *
 * @param min least value it may be forced to, negative infinity for none
 * @param max greatest value, positive infinity for none
 * @param binary whether only 0 and 1 are values of it
 * @param definition what the configuration says of it: equal for two versions of a file that say
 *     the same
 */
public record Forcible(double min, double max, boolean binary, Object definition) {
    /** All names of a configuration that can be forced: inputs, formulas, outputs. */
    public static Map<String, Forcible> of(Configuration configuration) {
        Map<String, Forcible> all = new LinkedHashMap<>();
        Declarations declarations = configuration.declarations();
        Map<String, Object> points = new LinkedHashMap<>();
        for (InputPoint point : configuration.inputs()) {
            points.put(point.name(), point);
        }
        for (OutputPoint point : configuration.outputs()) {
            points.put(point.name(), point);
        }
        for (Declarations.Input input : declarations.inputs()) {
            Object definition =
                    list(points.get(input.name()), text(input.value()), input.substitute());
            all.put(input.name(), unlimited(definition));
        }
        for (Declarations.FormulaSet set : declarations.sets()) {
            for (Declarations.Formula formula : set.formulas()) {
                all.put(formula.name(), unlimited(formula.text().text()));
            }
        }
        for (Declarations.Output output : declarations.outputs()) {
            Object definition =
                    list(
                            points.get(output.name()),
                            text(output.value()),
                            output.binary(),
                            output.slewPerSecond());
            all.put(
                    output.name(),
                    new Forcible(output.min(), output.max(), output.binary(), definition));
        }
        return all;
    }

    private static Forcible unlimited(Object definition) {
        return new Forcible(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, false, definition);
    }

    private static @Nullable String text(@Nullable Fragment fragment) {
        return fragment == null ? null : fragment.text();
    }

    private static List<@Nullable Object> list(@Nullable Object... parts) {
        return Arrays.asList(parts);
    }

    /** Whether it may be forced to a value. */
    public boolean accepts(double value) {
        return Double.isFinite(value)
                && min <= value
                && value <= max
                && (!binary || value == 0 || value == 1);
    }
}
