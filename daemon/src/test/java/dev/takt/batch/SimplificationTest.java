package dev.takt.batch;

import dev.takt.formula.function.PureFunction;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Folding, sharing and simplifying change no bit: every operator with every difficult constant on
 * either side, over every difficult value, against the interpreter and the unoptimised batch.
 */
class SimplificationTest {
    private static final List<String> CONSTANTS =
            List.of(
                    "0",
                    "(-0.0)",
                    "1",
                    "(-1)",
                    "2",
                    "(-2)",
                    "0.5",
                    "3",
                    "nan",
                    "inf",
                    "(-inf)",
                    "4.9e-324",
                    "(-4.9e-324)",
                    "2.2250738585072014e-308",
                    "2.2250738585072009e-308",
                    "1.7976931348623157e308",
                    "8.98846567431158e307",
                    "(-8.98846567431158e307)",
                    "4.49423283715579e307",
                    "1.1125369292536007e-308",
                    "1e16",
                    "0.1");
    private static final double[] VALUES = {
        0.0,
        -0.0,
        1,
        -1,
        2,
        -0.5,
        3.7,
        -1e-3,
        Double.NaN,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        Double.MIN_VALUE,
        -Double.MIN_VALUE,
        3 * Double.MIN_VALUE,
        Double.MIN_NORMAL,
        -Math.nextDown(Double.MIN_NORMAL),
        Double.MAX_VALUE,
        -Double.MAX_VALUE,
        0x1.fffffffffffffp-1,
        0x1p53,
        1e-160,
        1e160
    };
    private static final String[] BINARY = {
        "+", "-", "*", "/", "%", "^", "<", "<=", ">", ">=", "==", "!=", "&&", "||", "??"
    };

    private static void holdAgainstInterpreter(List<String> formulas) {
        String[] named = new String[formulas.size()];
        for (int i = 0; i < named.length; i++) {
            named[i] = "f" + i + ": " + formulas.get(i);
        }
        FormulaBench bench = new FormulaBench().parameter("x", 0).parameter("y", 0);
        try (Twins twins = new Twins(bench.formulas(named).program())) {
            for (double x : VALUES) {
                for (double y : new double[] {x, 0.0, -0.0, 2, Double.NaN}) {
                    twins.set("x", x);
                    twins.set("y", y);
                    twins.tick();
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+", "-", "*", "/", "%", "^", "<", "<=", ">", ">=", "==", "!=", "&&", "||", "??"
            })
    void operatorWithAConstantOnEitherSide(String operator) {
        List<String> formulas = new ArrayList<>();
        for (String constant : CONSTANTS) {
            formulas.add("x " + operator + " " + constant);
            formulas.add(constant + " " + operator + " x");
            formulas.add("(x > 1) " + operator + " " + constant);
            formulas.add(constant + " " + operator + " (x > 1)");
            for (String other : CONSTANTS) {
                formulas.add(constant + " " + operator + " " + other);
            }
        }
        formulas.add("x " + operator + " x");
        formulas.add("(x > 1) " + operator + " (x > 1)");
        formulas.add("(x > 1) " + operator + " (x > 2)");
        formulas.add("(x + 1) " + operator + " (x + 1)");
        holdAgainstInterpreter(formulas);
    }

    @Test
    void operatorsBehindOperators() {
        List<String> formulas = new ArrayList<>();
        for (String first : BINARY) {
            for (String second : BINARY) {
                for (String constant : List.of("0", "(-0.0)", "1", "2", "nan", "y")) {
                    formulas.add("(x " + first + " " + constant + ") " + second + " " + constant);
                    formulas.add(constant + " " + second + " (" + constant + " " + first + " x)");
                }
            }
        }
        holdAgainstInterpreter(formulas);
    }

    @Test
    void signsAndNegationsInARow() {
        List<String> formulas = new ArrayList<>();
        for (String operand : List.of("x", "(x > 1)", "(x && y)", "step(x, 1)", "ok(x)", "-x")) {
            for (String prefix : List.of("-", "--", "---", "!", "!!", "!!!", "-!", "!-", "!-!")) {
                formulas.add(prefix + operand);
                formulas.add("(" + prefix + operand + ") + x");
                formulas.add(prefix + operand + " ? x : y");
                formulas.add(prefix + operand + " && y");
            }
        }
        holdAgainstInterpreter(formulas);
    }

    @Test
    void functionsWhereAConditionStands() {
        List<String> formulas = new ArrayList<>();
        for (PureFunction function : PureFunction.values()) {
            if (function.isCallable() && function.arity() <= 2) {
                String name = function.names().getFirst();
                String value = name + (function.arity() == 1 ? "(x)" : "(x, y)");
                formulas.add("!!" + value);
                formulas.add("1 && " + value);
                formulas.add(value + " || 0");
                formulas.add(value + " ?? y");
                formulas.add(value + " ? x : y");
                formulas.add(value + " && " + value);
            }
        }
        holdAgainstInterpreter(formulas);
    }

    @Test
    void choicesOfEveryCondition() {
        List<String> formulas = new ArrayList<>();
        List<String> conditions = new ArrayList<>(CONSTANTS);
        conditions.addAll(List.of("x", "x > 1", "!x", "x && y", "x || y", "x != y", "ok(x)"));
        conditions.addAll(List.of("!(x && y)", "!(x || !y)", "x < y && y < 3", "x ?? y"));
        for (String condition : conditions) {
            formulas.add(condition + " ? x : y");
            formulas.add(condition + " ? x : x");
            formulas.add("(" + condition + " ? 1 : 0) && y");
            formulas.add("(" + condition + ") && (x > y ? nan : x) || y");
            formulas.add("(" + condition + " ? nan : x) ?? (" + condition + " ? y : x * 2)");
        }
        holdAgainstInterpreter(formulas);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5})
    void everyFunctionOfConstantsAndSignals(int arity) {
        List<String> formulas = new ArrayList<>();
        for (PureFunction function : PureFunction.values()) {
            if (function.arity() == arity && function.isCallable()) {
                String name = function.names().getFirst();
                for (int i = 0; i < CONSTANTS.size(); i++) {
                    calls(name, arity, i, formulas);
                }
            }
        }
        holdAgainstInterpreter(formulas);
    }

    /** Constants only, and with the signal in each place. */
    private static void calls(String name, int arity, int shift, List<String> formulas) {
        for (int signal = -1; signal < arity; signal++) {
            for (int stride = 0; stride < (arity == 1 ? 1 : 3); stride++) {
                List<String> arguments = new ArrayList<>();
                for (int i = 0; i < arity; i++) {
                    int chosen = (shift + i * (stride * 5 + 1)) % CONSTANTS.size();
                    arguments.add(i == signal ? "x" : CONSTANTS.get(chosen));
                }
                formulas.add(name + "(" + String.join(", ", arguments) + ")");
            }
        }
    }
}
