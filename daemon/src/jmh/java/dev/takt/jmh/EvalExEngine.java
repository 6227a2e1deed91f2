package dev.takt.jmh;

import com.ezylang.evalex.EvaluationException;
import com.ezylang.evalex.Expression;
import com.ezylang.evalex.config.ExpressionConfiguration;
import com.ezylang.evalex.data.EvaluationValue;
import com.ezylang.evalex.functions.AbstractFunction;
import com.ezylang.evalex.functions.FunctionParameter;
import com.ezylang.evalex.parser.ParseException;
import com.ezylang.evalex.parser.Token;
import java.math.MathContext;
import java.util.Map;

/**
 * EvalEx: each expression parsed once, its variables set by name. It computes in decimal numbers;
 * with the 16 digits of a double instead of its usual 68 it is faster. It has no exponential
 * function; one is added the way its documentation describes.
 */
final class EvalExEngine implements Engine {
    private static final SplitFormulas FORMULAS =
            SplitFormulas.of(
                    "SINR(latitude) * SINR(declination)"
                            + " + COSR(latitude) * COSR(declination) * COSR((hour - 12) * PI / 12)",
                    "IF(sun_height > 0,"
                            + " 1361 * EXP(-haze / (sun_height + 0.05 * EXP(-12 * sun_height))), 0)",
                    "sunlight * MAX(0, SINR(latitude - tilt) * SINR(declination)"
                            + " + COSR(latitude - tilt) * COSR(declination) * COSR((hour - 12) * PI / 12))",
                    "air + on_panel * EXP(-3.5 - 0.06 * wind)",
                    "0.2 * area * on_panel * (1 - 0.004 * (panel_temperature - 25))",
                    "11.6 + 1.2 * charge ^ 0.6 - 0.3 * (1 - charge) ^ 2",
                    "IF(power > load && charge >= 0.9, 0, (power - load) / battery_voltage)");

    private final Expression[] expressions = new Expression[SplitFormulas.RESULTS];
    private final double[] values = new double[SplitFormulas.NAMES.size()];

    EvalExEngine() {
        ExpressionConfiguration configuration =
                ExpressionConfiguration.builder()
                        .mathContext(MathContext.DECIMAL64)
                        .build()
                        .withAdditionalFunctions(Map.entry("EXP", new Exponential()));
        try {
            for (int i = 0; i < expressions.length; i++) {
                expressions[i] = new Expression(FORMULAS.texts().get(i), configuration);
                expressions[i].validate();
            }
        } catch (ParseException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void evaluate(double[] parameters, double[] results) {
        System.arraycopy(parameters, 0, values, 0, parameters.length);
        try {
            for (int i = 0; i < expressions.length; i++) {
                Expression expression = expressions[i];
                for (int used : FORMULAS.uses()[i]) {
                    expression.with(SplitFormulas.NAMES.get(used), values[used]);
                }
                double value = expression.evaluate().getNumberValue().doubleValue();
                values[SplitFormulas.PARAMETERS + i] = value;
                results[i] = value;
            }
        } catch (EvaluationException | ParseException e) {
            throw new IllegalStateException(e);
        }
    }

    /** {@code EXP(x)}, made like the library's own functions of a double. */
    @FunctionParameter(name = "value")
    private static final class Exponential extends AbstractFunction {
        @Override
        public EvaluationValue evaluate(
                Expression expression, Token token, EvaluationValue... arguments) {
            return expression.convertDoubleValue(
                    Math.exp(arguments[0].getNumberValue().doubleValue()));
        }
    }
}
