package dev.takt.jmh;

import java.io.IOException;
import java.io.StringReader;
import org.codehaus.commons.compiler.CompileException;
import org.codehaus.janino.ClassBodyEvaluator;

/**
 * Janino: the formulas as Java source, compiled to one class with one method. This is its fastest
 * use; with a class for each formula the calls between them add up.
 */
final class JaninoEngine {
    private static final String BODY =
            """
            public void evaluate(double[] parameters, double[] results) {
                double latitude = parameters[0];
                double declination = parameters[1];
                double hour = parameters[2];
                double tilt = parameters[3];
                double haze = parameters[4];
                double air = parameters[5];
                double wind = parameters[6];
                double area = parameters[7];
                double load = parameters[8];
                double charge = parameters[9];
                double sun_height =
                        Math.sin(latitude) * Math.sin(declination)
                        + Math.cos(latitude) * Math.cos(declination)
                        * Math.cos((hour - 12) * Math.PI / 12);
                double sunlight =
                        sun_height > 0
                        ? 1361 * Math.exp(-haze / (sun_height + 0.05 * Math.exp(-12 * sun_height)))
                        : 0;
                double on_panel =
                        sunlight * Math.max(0, Math.sin(latitude - tilt) * Math.sin(declination)
                        + Math.cos(latitude - tilt) * Math.cos(declination)
                        * Math.cos((hour - 12) * Math.PI / 12));
                double panel_temperature = air + on_panel * Math.exp(-3.5 - 0.06 * wind);
                double power = 0.2 * area * on_panel * (1 - 0.004 * (panel_temperature - 25));
                double battery_voltage =
                        11.6 + 1.2 * Math.pow(charge, 0.6) - 0.3 * Math.pow(1 - charge, 2);
                double current =
                        power > load && charge >= 0.9 ? 0 : (power - load) / battery_voltage;
                results[0] = sun_height;
                results[1] = sunlight;
                results[2] = on_panel;
                results[3] = panel_temperature;
                results[4] = power;
                results[5] = battery_voltage;
                results[6] = current;
            }
            """;

    private JaninoEngine() {}

    static Engine create() {
        try {
            ClassBodyEvaluator evaluator = new ClassBodyEvaluator();
            evaluator.setParentClassLoader(Engine.class.getClassLoader());
            evaluator.setImplementedInterfaces(new Class<?>[] {Engine.class});
            return (Engine) evaluator.createInstance(new StringReader(BODY));
        } catch (CompileException | IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
