package dev.takt.formula.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import dev.takt.diagnostic.Diagnostics;
import dev.takt.diagnostic.Fragment;
import dev.takt.diagnostic.Source;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Formulas and their trees; {@link Trees} says how the trees are written. */
class FormulaTreeTest {
    private static final String TREES =
            """
            a ; a
            imu.gyro_x ; imu.gyro_x
            _a1 ; _a1
            1 + 2 ; [1 + 2]
            a + b - c + d ; [a + b - c + d]
            a - (b - c) ; [a - [b - c]]
            a * b / c % d ; [a * b / c % d]
            a / (b / c) ; [a / [b / c]]
            a + b * c ; [a + [b * c]]
            a * b + c ; [[a * b] + c]
            a - b % c - d ; [a - [b % c] - d]
            (a + b) * c ; [[a + b] * c]
            a ^ b ^ c ; (a ^ (b ^ c))
            a ** b ^ c ; (a ^ (b ^ c))
            (a ^ b) ^ c ; ((a ^ b) ^ c)
            a ^ b * c ; [(a ^ b) * c]
            a * b ^ c ; [a * (b ^ c)]
            -a ^ b ; (- (a ^ b))
            (-a) ^ b ; ((- a) ^ b)
            a ^ -b ; (a ^ (- b))
            a ^ -b ^ c ; (a ^ (- (b ^ c)))
            a ^ -b * c ; [(a ^ (- b)) * c]
            a ^ !b ; (a ^ (! b))
            !a ^ b ; (! (a ^ b))
            not a ^ b ; (! (a ^ b))
            -a * b ; [(- a) * b]
            a * -b ; [a * (- b)]
            a - -b ; [a - (- b)]
            a - +b ; [a - (+ b)]
            - - a ; (- (- a))
            --a ; (- (- a))
            !!a ; (! (! a))
            not not a ; (! (! a))
            -!+a ; (- (! (+ a)))
            !a == b ; [(! a) == b]
            not a == b ; [(! a) == b]
            not a and b ; [(! a) && b]
            notable + 1 ; [notable + 1]
            a < b ; [a < b]
            a < b <= c ; [a < b <= c]
            a > b >= c != d == e ; [a > b >= c != d == e]
            (a < b) < c ; [[a < b] < c]
            a + b < c - d ; [[a + b] < [c - d]]
            a < b && c > d ; [[a < b] && [c > d]]
            a and b && c ; [a && b && c]
            a or b || c ; [a || b || c]
            a || b && c || d ; [a || [b && c] || d]
            a && b || c && d ; [[a && b] || [c && d]]
            (a || b) && c ; [[a || b] && c]
            a ?? b ?? c ; [a ?? b ?? c]
            a ?? b || c ; [a ?? [b || c]]
            a || b ?? c ; [[a || b] ?? c]
            a ?? b + c ; [a ?? [b + c]]
            a < b ?? c ; [[a < b] ?? c]
            a ? b : c ; (a ? b : c)
            a ? b : c ? d : e ; (a ? b : c ? d : e)
            a ? b ? c : d : e ; (a ? (b ? c : d) : e)
            (a ? b : c) ? d : e ; ((a ? b : c) ? d : e)
            a ? b : (c ? d : e) ; (a ? b : (c ? d : e))
            a ?? b ? c ?? d : e ?? f ; ([a ?? b] ? [c ?? d] : [e ?? f])
            a || b ? c : d ; ([a || b] ? c : d)
            -a ? -b : -c ; ((- a) ? (- b) : (- c))
            a ? b : c + (d ? e : f) ; (a ? b : [c + (d ? e : f)])
            a+b*c^d<e && f || g ?? h ? i : j ; ([[[[[a + [b * (c ^ d)]] < e] && f] || g] ?? h] ? i : j)
            a ?? b || c && d < e + f * g ^ h ; [a ?? [b || [c && [d < [e + [f * (g ^ h)]]]]]]
            f() ; f()
            f(a) ; f(a)
            f(a, b, c) ; f(a, b, c)
            f(a + b, c ? d : e) ; f([a + b], (c ? d : e))
            f(a, lo=b, hi = c+1) ; f(a, lo=b, hi=[c + 1])
            f (a) ; f(a)
            f(g(h(a))) ; f(g(h(a)))
            f(a)^2 ; (f(a) ^ 2)
            -f(a) ; (- f(a))
            2^f(a) ; (2 ^ f(a))
            x.f(a) ; x.f(a)
            t[1] ; (t @ 1)
            t[a + 1] * 2 ; [(t @ [a + 1]) * 2]
            t [a] ^ 2 ; ((t @ a) ^ 2)
            t[t[0]] ; (t @ (t @ 0))
            -(a) ; (- a)
            -(a + b) ; (- [a + b])
            2^(a) ; (2 ^ a)
            a ? b : (c) ; (a ? b : c)
            ((((a)))) ; a
            (a) + (b) ; [a + b]
            """;

    private static Expression parse(String formula) {
        Diagnostics diagnostics = new Diagnostics();
        Expression tree =
                FormulaParser.parse(Fragment.of(new Source("formula", formula)), diagnostics);
        assertNotNull(tree, () -> formula + ": " + diagnostics.sorted());
        assertEquals(List.of(), diagnostics.sorted());
        return tree;
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '"', textBlock = TREES)
    void groupsByPrecedenceAndAssociativity(String formula, String tree) {
        assertEquals(tree, Trees.rendered(parse(formula)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '"', textBlock = TREES)
    void placeOfEveryPartHoldsThatPart(String formula, String tree) {
        for (Expression part : Trees.all(parse(formula))) {
            String piece = formula.substring(part.start(), part.end());
            assertEquals(Trees.rendered(part), Trees.rendered(parse(piece)), piece);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            textBlock =
                    """
                    0 ; 0
                    12 ; 12
                    007 ; 7
                    1.5 ; 1.5
                    1. ; 1
                    .5 ; 0.5
                    1e3 ; 1000
                    1.e3 ; 1000
                    1E+3 ; 1000
                    1.5e-3 ; 0.0015
                    1_000 ; 1000
                    1_0.0_1 ; 10.01
                    1e1_0 ; 1e10
                    0x1F ; 31
                    0XfF ; 255
                    0xdead_beef ; 3735928559
                    0b1010 ; 10
                    0B1 ; 1
                    0x1FFFFFFFFFFFFF ; 9007199254740991
                    0x20000000000001 ; 9007199254740992
                    0x20000000000003 ; 9007199254740996
                    9007199254740993 ; 9007199254740992
                    1.7976931348623157e308 ; 1.7976931348623157e308
                    4.9e-324 ; 4.9e-324
                    1e-400 ; 0
                    0.1 ; 0.1
                    """)
    void numberIsTheDoubleNearestToWhatIsWritten(String formula, double value) {
        Expression tree = parse(formula);
        assertEquals(new Expression.Literal(value, 0, formula.length()), tree);
    }

    @Test
    void hexadecimalNumberMayHaveLeadingZerosAndUpTo1024Bits() {
        String digits = "0".repeat(5000) + "F".repeat(13) + "8" + "0".repeat(242);
        assertEquals(Double.MAX_VALUE, ((Expression.Literal) parse("0x" + digits)).value());
        assertEquals(0x1p1023, ((Expression.Literal) parse("0b1" + "0".repeat(1023))).value());
    }

    @Test
    void formulaMayHaveSeveralLinesAndComments() {
        String formula = "# sum\r\na # one\r + # of\n\n\u00A0\tb # two";
        assertEquals("[a + b]", Trees.rendered(parse(formula)));
    }

    @Test
    void namedArgumentKnowsThePlaceOfItsName() {
        Expression.Call call = (Expression.Call) parse("pid(1, kp = 2)");
        assertEquals(7, call.arguments().get(1).nameStart());
        assertEquals(3, call.nameEnd());
        assertEquals(14, call.end());
    }
}
