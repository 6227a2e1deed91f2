package dev.takt.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.takt.formula.check.Program;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/**
 * Trees made by chance are written twice, with the fewest parentheses that the table of precedence
 * allows and with all of them. Both texts must have the value that the tree has by itself.
 */
class GrammarTest {
    private static final int CHOICE = 0;
    private static final int DEFAULT = 1;
    private static final int OR = 2;
    private static final int AND = 3;
    private static final int COMPARISON = 4;
    private static final int SUM = 5;
    private static final int PRODUCT = 6;
    private static final int UNARY = 7;
    private static final int POWER = 8;
    private static final int ATOM = 9;
    private static final double[] INPUTS = {-2, 0.75, -0.0, Double.NaN, 3, 1e9};

    private final Random random = new Random(7_261_124);

    /** A tree that has been evaluated, written with few parentheses and with many. */
    private record Tree(int level, double value, String few, String all) {
        /** As an operand that must bind at least so tight. */
        String at(int least) {
            return level >= least ? few : "(" + few + ")";
        }
    }

    private static Tree tree(int level, double value, String few, String all) {
        return new Tree(level, value, few, "(" + all + ")");
    }

    private Tree any(int depth) {
        if (depth == 0) {
            return leaf();
        }
        return switch (random.nextInt(9)) {
            case 0 -> choice(any(depth - 1), any(depth - 1), any(depth - 1));
            case 1 -> chain(DEFAULT, "??", any(depth - 1), any(depth - 1));
            case 2 -> chain(OR, pick("||", "or"), any(depth - 1), any(depth - 1));
            case 3 -> chain(AND, pick("&&", "and"), any(depth - 1), any(depth - 1));
            case 4 -> comparison(depth);
            case 5 -> chain(SUM, pick("+", "-"), any(depth - 1), any(depth - 1));
            case 6 -> chain(PRODUCT, pick("*", "/", "%"), any(depth - 1), any(depth - 1));
            case 7 -> unary(pick("-", "+", "!", "not "), any(depth - 1));
            default -> power(depth);
        };
    }

    private String pick(String... from) {
        return from[random.nextInt(from.length)];
    }

    private Tree leaf() {
        if (random.nextBoolean()) {
            int i = random.nextInt(INPUTS.length);
            return new Tree(ATOM, INPUTS[i], "v" + i, "v" + i);
        }
        double value = random.nextInt(9) / 2.0;
        return new Tree(ATOM, value, "" + value, "" + value);
    }

    private static Tree choice(Tree c, Tree a, Tree b) {
        return tree(
                CHOICE,
                ExactArithmetic.isTrue(c.value) ? a.value : b.value,
                c.at(DEFAULT) + " ? " + a.at(CHOICE) + " : " + b.at(CHOICE),
                c.all + " ? " + a.all + " : " + b.all);
    }

    /** All of them are left associative. */
    private static Tree chain(int level, String operator, Tree a, Tree b) {
        double value =
                switch (operator) {
                    case "??" -> Double.isNaN(a.value) ? b.value : a.value;
                    case "||", "or" -> isTrue(a) || isTrue(b) ? 1 : 0;
                    case "&&", "and" -> isTrue(a) && isTrue(b) ? 1 : 0;
                    case "+" -> ExactArithmetic.add(a.value, b.value);
                    case "-" -> ExactArithmetic.add(a.value, ExactArithmetic.negated(b.value));
                    case "*" -> ExactArithmetic.mul(a.value, b.value);
                    case "/" -> ExactArithmetic.div(a.value, b.value);
                    case "%" -> ExactArithmetic.rem(a.value, b.value);
                    default -> throw new IllegalArgumentException(operator);
                };
        String between = " " + operator + " ";
        return tree(level, value, a.at(level) + between + b.at(level + 1), a.all + between + b.all);
    }

    private static boolean isTrue(Tree tree) {
        return ExactArithmetic.isTrue(tree.value);
    }

    /** Two to four operands: every neighbours must compare. */
    private Tree comparison(int depth) {
        Tree left = any(depth - 1);
        StringBuilder few = new StringBuilder(left.at(SUM));
        StringBuilder all = new StringBuilder();
        double holds = 1;
        for (int links = 1 + random.nextInt(3); links > 0; links--) {
            String operator = pick("<", "<=", ">", ">=", "==", "!=");
            Tree right = any(depth - 1);
            few.append(" ").append(operator).append(" ").append(right.at(SUM));
            all.append(all.isEmpty() ? "" : " && ");
            all.append("(" + left.all + " " + operator + " " + right.all + ")");
            holds *= ExactArithmetic.compare(operator, left.value, right.value);
            left = right;
        }
        return tree(COMPARISON, holds, few.toString(), all.toString());
    }

    private static Tree unary(String operator, Tree a) {
        double value =
                switch (operator) {
                    case "-" -> ExactArithmetic.negated(a.value);
                    case "+" -> a.value;
                    default -> isTrue(a) ? 0 : 1;
                };
        return tree(UNARY, value, operator + " " + a.at(UNARY), operator + a.all);
    }

    /** Whole numbers, so that the power is exact. */
    private Tree power(int depth) {
        Tree base = among(depth, x -> x == Math.rint(x) && Math.abs(x) <= 4);
        Tree exponent = among(depth, x -> x == Math.rint(x) && x >= 0 && x <= 5);
        if (random.nextInt(3) == 0) {
            base = new Tree(ATOM, 2, "2", "2");
            exponent = unary("-", exponent);
        }
        int n = (int) exponent.value;
        double exact = new BigDecimal(base.value).pow(Math.abs(n)).doubleValue();
        double magnitude = n < 0 ? 1 / exact : exact;
        boolean negativeZero = magnitude == 0 && 1 / base.value < 0 && n % 2 != 0;
        String operator = pick("^", "**");
        return tree(
                POWER,
                negativeZero ? -0.0 : magnitude,
                base.at(ATOM) + operator + exponent.at(UNARY),
                base.all + operator + exponent.all);
    }

    private Tree among(int depth, Predicate<Double> wanted) {
        for (int tries = 0; tries < 50; tries++) {
            Tree tree = any(random.nextInt(depth));
            if (wanted.test(tree.value)) {
                return tree;
            }
        }
        return new Tree(ATOM, 3, "v4", "v4");
    }

    @Test
    void parenthesesThatPrecedenceMakesNeedlessAreNeedless() {
        for (int programs = 0; programs < 6; programs++) {
            List<Tree> trees = new ArrayList<>();
            List<String> formulas = new ArrayList<>();
            for (int i = 0; i < 250; i++) {
                Tree tree = any(1 + random.nextInt(5));
                trees.add(tree);
                formulas.add("few" + i + ": " + tree.few);
                formulas.add("all" + i + ": " + tree.all);
            }
            FormulaBench bench = new FormulaBench();
            for (int i = 0; i < INPUTS.length; i++) {
                bench.input("v" + i);
            }
            bench.formulas(formulas.toArray(String[]::new));
            try (Twins twins = new Twins(bench.program())) {
                for (int i = 0; i < INPUTS.length; i++) {
                    twins.set(Program.raw("v" + i), INPUTS[i]);
                }
                twins.tick();
                for (int i = 0; i < trees.size(); i++) {
                    Tree tree = trees.get(i);
                    assertEquals(tree.value, twins.get("all" + i), tree.all);
                    assertEquals(tree.value, twins.get("few" + i), tree.few);
                }
            }
        }
    }
}
