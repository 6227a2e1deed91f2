package dev.takt.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What formulas mean, as rows of formula and value; each is run interpreted and compiled. */
class FormulaMeaningTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            textBlock =
                    """
                    1 + 2 * 3 ; 7
                    (1 + 2) * 3 ; 9
                    -2^2 ; -4
                    2^-1 ; 0.5
                    2^3^2 ; 512
                    2**3 ; 8
                    -7 % 3 ; -1
                    mod(-7, 3) ; 2
                    7 - 2 - 1 ; 4
                    8 / 4 / 2 ; 1
                    0x1F + 0b1010 + 1_000 ; 1041
                    .5 + 1e-3 ; 0.501
                    0 <= 5 < 10 ; 1
                    0 <= 12 < 10 ; 0
                    3 > 2 > 1 ; 1
                    1 < 2 == 1 ; 0
                    nan == nan ; 0
                    nan != nan ; 1
                    nan < 1 ; 0
                    !nan ; 1
                    !0.5 ; 0
                    not 0 ; 1
                    2 && 3 ; 1
                    2 and 0 ; 0
                    0 or nan ; 0
                    0 || 0.1 ; 1
                    nan ?? 3 ; 3
                    4 ?? 3 ; 4
                    nan ?? nan ?? 2 ; 2
                    nan ? 1 : 2 ; 2
                    1 ? 2 : 3 ; 2
                    0 ? 1 : 0 ? 2 : 3 ; 3
                    1 ? 0 ? 1 : 5 : 3 ; 5
                    if(1, 2, 3) ; 2
                    min(3, 1, 2) ; 1
                    max(3, nan, 2) ; NaN
                    avg(1, 2, 6) ; 3
                    sum(1, 2, 3, 4) ; 10
                    select(1, 10, 20, 30) ; 20
                    select(-5, 10, 20, 30) ; 10
                    select(0.9, 10, 20, 30) ; 10
                    select(1.9, 10, 20, 30) ; 20
                    select(2.9, 10, 20, 30) ; 30
                    select(99, 10, 20, 30) ; 30
                    select(nan, 10, 20) ; NaN
                    poly(2, 1, 2, 3) ; 17
                    clamp(x=5, lo=0, hi=3) ; 3
                    clamp(5, hi=3, lo=0) ; 3
                    lut(curve, 5) ; 0.5
                    lut(curve, -3) ; 0
                    lut(curve, 15) ; 3
                    lut(curve, 99) ; 5
                    lut(curve, nan) ; NaN
                    curve[1] ; 1
                    curve[-7] ; 0
                    curve[1.9] ; 1
                    curve[7] ; 5
                    lut(curve, a) + lut(other, a) ; 12.75
                    curve[a] + other[a] ; 25
                    double(3) + double(x=4) ; 14
                    sq(sq(2)) ; 16
                    e ; 2.718281828459045
                    tau / pi ; 2
                    true + false ; 1
                    1 / 0 ; Infinity
                    -1 / 0 ; -Infinity
                    dt ; 0.001
                    ok(nan) + ok(1) ; 1
                    a ; 2.5
                    "a > 2 # rest is a comment" ; 1
                    c2 + a ; 8.5
                    prev(a, 9) ; 9
                    prev(a) ; 0
                    """)
    void meansWhatTheLanguagePageSays(String formula, double value) {
        FormulaBench bench =
                new FormulaBench()
                        .parameter("a", 2.5)
                        .table("curve", new double[] {0, 10, 20}, new double[] {0, 1, 5})
                        .table("other", new double[] {0, 10}, new double[] {10, 20})
                        .function("double(x)", "2 * x")
                        .function("sq(x)", "x * x")
                        .formulas("c2: a + 3.5", "result: " + formula);
        try (Twins twins = new Twins(bench.program())) {
            twins.tick();
            assertEquals(value, twins.get("result"));
        }
    }
}
