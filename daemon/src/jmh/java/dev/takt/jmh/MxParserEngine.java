package dev.takt.jmh;

import org.mariuszgromada.math.mxparser.Argument;
import org.mariuszgromada.math.mxparser.Expression;
import org.mariuszgromada.math.mxparser.mXparser;

/**
 * mXparser: each expression parsed once; all of them share their arguments, which are set in place.
 * Its roundings and its comparison with a tolerance are switched off: they cost time and would
 * change results.
 */
final class MxParserEngine implements Engine {
    private static final SplitFormulas FORMULAS =
            SplitFormulas.of(
                    "sin(latitude) * sin(declination)"
                            + " + cos(latitude) * cos(declination) * cos((hour - 12) * pi / 12)",
                    "if(sun_height > 0,"
                            + " 1361 * exp(-haze / (sun_height + 0.05 * exp(-12 * sun_height))), 0)",
                    "sunlight * max(0, sin(latitude - tilt) * sin(declination)"
                            + " + cos(latitude - tilt) * cos(declination) * cos((hour - 12) * pi / 12))",
                    "air + on_panel * exp(-3.5 - 0.06 * wind)",
                    "0.2 * area * on_panel * (1 - 0.004 * (panel_temperature - 25))",
                    "11.6 + 1.2 * charge ^ 0.6 - 0.3 * (1 - charge) ^ 2",
                    "if(power > load && charge >= 0.9, 0, (power - load) / battery_voltage)");

    private final Argument[] arguments = new Argument[SplitFormulas.NAMES.size()];
    private final Expression[] expressions = new Expression[SplitFormulas.RESULTS];

    MxParserEngine() {
        mXparser.disableAlmostIntRounding();
        mXparser.disableCanonicalRounding();
        mXparser.disableUlpRounding();
        mXparser.setExactComparison();
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = new Argument(SplitFormulas.NAMES.get(i), 0);
        }
        for (int i = 0; i < expressions.length; i++) {
            Expression expression = new Expression(FORMULAS.texts().get(i));
            for (int used : FORMULAS.uses()[i]) {
                expression.addArguments(arguments[used]);
            }
            if (!expression.checkSyntax()) {
                throw new IllegalStateException(expression.getErrorMessage());
            }
            expressions[i] = expression;
        }
    }

    @Override
    public void evaluate(double[] parameters, double[] results) {
        for (int i = 0; i < parameters.length; i++) {
            arguments[i].setArgumentValue(parameters[i]);
        }
        for (int i = 0; i < expressions.length; i++) {
            double value = expressions[i].calculate();
            arguments[SplitFormulas.PARAMETERS + i].setArgumentValue(value);
            results[i] = value;
        }
    }
}
