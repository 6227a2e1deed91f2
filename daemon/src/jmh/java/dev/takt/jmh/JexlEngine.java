package dev.takt.jmh;

import java.util.Map;
import org.apache.commons.jexl3.JexlBuilder;
import org.apache.commons.jexl3.JexlContext;
import org.apache.commons.jexl3.JexlScript;
import org.apache.commons.jexl3.MapContext;

/**
 * JEXL: all formulas in one script that is parsed once; parameters and values between formulas are
 * the script's own variables, which it finds by number.
 */
final class JexlEngine implements Engine {
    private static final String SCRIPT =
            """
            var sun_height =
                math:sin(latitude) * math:sin(declination)
                + math:cos(latitude) * math:cos(declination) * math:cos((hour - 12) * pi / 12);
            var sunlight =
                sun_height > 0
                ? 1361 * math:exp(-haze / (sun_height + 0.05 * math:exp(-12 * sun_height)))
                : 0.0;
            var on_panel =
                sunlight * math:max(0.0, math:sin(latitude - tilt) * math:sin(declination)
                + math:cos(latitude - tilt) * math:cos(declination)
                * math:cos((hour - 12) * pi / 12));
            var panel_temperature = air + on_panel * math:exp(-3.5 - 0.06 * wind);
            var power = 0.2 * area * on_panel * (1 - 0.004 * (panel_temperature - 25));
            var battery_voltage =
                11.6 + 1.2 * math:pow(charge, 0.6) - 0.3 * math:pow(1 - charge, 2.0);
            var current =
                power > load && charge >= 0.9 ? 0.0 : (power - load) / battery_voltage;
            [sun_height, sunlight, on_panel, panel_temperature, power, battery_voltage, current]
            """;

    private final JexlContext context = new MapContext();
    private final Object[] arguments = new Object[SplitFormulas.PARAMETERS + 1];
    private final JexlScript script;

    JexlEngine() {
        String[] names =
                SplitFormulas.NAMES
                        .subList(0, SplitFormulas.PARAMETERS)
                        .toArray(new String[SplitFormulas.PARAMETERS + 1]);
        names[SplitFormulas.PARAMETERS] = "pi";
        arguments[SplitFormulas.PARAMETERS] = Math.PI;
        this.script =
                new JexlBuilder()
                        .namespaces(Map.of("math", Math.class))
                        .strict(true)
                        .silent(false)
                        .create()
                        .createScript(SCRIPT, names);
    }

    @Override
    public void evaluate(double[] parameters, double[] results) {
        for (int i = 0; i < parameters.length; i++) {
            arguments[i] = parameters[i];
        }
        double[] values = (double[]) script.execute(context, arguments);
        System.arraycopy(values, 0, results, 0, results.length);
    }
}
