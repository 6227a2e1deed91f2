package dev.takt.jmh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.config.Configuration;
import dev.takt.config.Parameter;
import dev.takt.formula.check.Declarations;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A comparison is fair where all engines compute the same. */
class EngineAgreementTest {
    private static final double TOLERANCE = 1e-12;
    private static final int ROWS = 1000;

    private final Configuration seven = Workload.read(Workload.seven());
    private final double[][] rows = Workload.parameterRows(seven, ROWS);

    @ParameterizedTest
    @EnumSource
    void everyEngineComputesWhatTheBatchDoes(EngineKind kind) {
        Engine batch = EngineKind.TAKT.make();
        Engine engine = kind.make();
        double[] expected = new double[SplitFormulas.RESULTS];
        double[] actual = new double[SplitFormulas.RESULTS];
        for (double[] row : rows) {
            batch.evaluate(row, expected);
            engine.evaluate(row, actual);
            for (int i = 0; i < actual.length; i++) {
                double difference = Math.abs(actual[i] - expected[i]);
                boolean same = difference <= TOLERANCE * Math.abs(expected[i]);
                assertTrue(
                        same,
                        () ->
                                Arrays.toString(row)
                                        + ":\n"
                                        + Arrays.toString(actual)
                                        + ", expected\n"
                                        + Arrays.toString(expected));
            }
        }
    }

    @Test
    void enginesNameTheValuesInTheOrderOfTheFile() {
        List<String> names =
                java.util.stream.Stream.concat(
                                seven.parameters().stream().map(Parameter::name),
                                Workload.formulas(seven).stream().map(Declarations.Formula::name))
                        .toList();
        assertEquals(SplitFormulas.NAMES, names);
    }

    @Test
    void theRowsTakeEveryBranch() {
        Engine batch = EngineKind.TAKT.make();
        double[] results = new double[SplitFormulas.RESULTS];
        int nights = 0;
        int behind = 0;
        int full = 0;
        for (double[] row : rows) {
            batch.evaluate(row, results);
            nights += results[0] <= 0 ? 1 : 0;
            behind += results[1] > 0 && results[2] == 0 ? 1 : 0;
            full += results[6] == 0 ? 1 : 0;
        }
        assertTrue(nights > ROWS / 5 && nights < ROWS * 4 / 5, "nights: " + nights);
        assertTrue(behind > 0, "sun behind the panel: " + behind);
        assertTrue(full > 0, "battery full: " + full);
    }
}
