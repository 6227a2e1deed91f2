package dev.takt.jmh;

import net.objecthunter.exp4j.Expression;
import net.objecthunter.exp4j.ExpressionBuilder;
import net.objecthunter.exp4j.function.Function;
import net.objecthunter.exp4j.operator.Operator;

/**
 * exp4j: each expression built once, its variables set by name. It knows neither comparisons nor a
 * choice; they are added the way its documentation describes.
 */
final class Exp4jEngine implements Engine {
    private static final SplitFormulas FORMULAS =
            SplitFormulas.of(
                    "sin(latitude) * sin(declination)"
                            + " + cos(latitude) * cos(declination) * cos((hour - 12) * pi / 12)",
                    "choose(sun_height > 0,"
                            + " 1361 * exp(-haze / (sun_height + 0.05 * exp(-12 * sun_height))), 0)",
                    "sunlight * larger(0, sin(latitude - tilt) * sin(declination)"
                            + " + cos(latitude - tilt) * cos(declination) * cos((hour - 12) * pi / 12))",
                    "air + on_panel * exp(-3.5 - 0.06 * wind)",
                    "0.2 * area * on_panel * (1 - 0.004 * (panel_temperature - 25))",
                    "11.6 + 1.2 * charge ^ 0.6 - 0.3 * (1 - charge) ^ 2",
                    "choose((power > load) & (charge >= 0.9), 0, (power - load) / battery_voltage)");

    private final Expression[] expressions = new Expression[SplitFormulas.RESULTS];
    private final double[] values = new double[SplitFormulas.NAMES.size()];

    Exp4jEngine() {
        for (int i = 0; i < expressions.length; i++) {
            expressions[i] =
                    new ExpressionBuilder(FORMULAS.texts().get(i))
                            .functions(new Choose(), new Larger())
                            .operator(new Greater(), new AtLeast(), new Both())
                            .variables(FORMULAS.names(i))
                            .build();
        }
    }

    @Override
    public void evaluate(double[] parameters, double[] results) {
        System.arraycopy(parameters, 0, values, 0, parameters.length);
        for (int i = 0; i < expressions.length; i++) {
            Expression expression = expressions[i];
            for (int used : FORMULAS.uses()[i]) {
                expression.setVariable(SplitFormulas.NAMES.get(used), values[used]);
            }
            double value = expression.evaluate();
            values[SplitFormulas.PARAMETERS + i] = value;
            results[i] = value;
        }
    }

    private static final class Choose extends Function {
        Choose() {
            super("choose", 3);
        }

        @Override
        public double apply(double... arguments) {
            return arguments[0] != 0 ? arguments[1] : arguments[2];
        }
    }

    private static final class Larger extends Function {
        Larger() {
            super("larger", 2);
        }

        @Override
        public double apply(double... arguments) {
            return Math.max(arguments[0], arguments[1]);
        }
    }

    private static final class Greater extends Operator {
        Greater() {
            super(">", 2, true, PRECEDENCE_ADDITION - 1);
        }

        @Override
        public double apply(double... arguments) {
            return arguments[0] > arguments[1] ? 1 : 0;
        }
    }

    private static final class AtLeast extends Operator {
        AtLeast() {
            super(">=", 2, true, PRECEDENCE_ADDITION - 1);
        }

        @Override
        public double apply(double... arguments) {
            return arguments[0] >= arguments[1] ? 1 : 0;
        }
    }

    private static final class Both extends Operator {
        Both() {
            super("&", 2, true, PRECEDENCE_ADDITION - 2);
        }

        @Override
        public double apply(double... arguments) {
            return arguments[0] != 0 && arguments[1] != 0 ? 1 : 0;
        }
    }
}
