package dev.takt.jmh;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.takt.batch.BatchCompiler;
import dev.takt.batch.CompiledBatch;
import dev.takt.config.Configuration;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The generated workloads are what the generator writes and what the seven formulas mean. */
class PanelFieldTest {
    private final PanelField field = new PanelField();

    @ParameterizedTest
    @CsvSource({"seventy, 10", "seven-hundred, 100"})
    void theFileIsTheGeneratorsText(String name, int panels) throws IOException {
        String file = Files.readString(Workload.directory().resolve(name + ".json"));
        assertEquals(field.text(name, panels), file);
    }

    @ParameterizedTest
    @CsvSource({"seventy, 10", "seven-hundred, 100"})
    void everyPanelComputesTheSevenFormulas(String name, int panels) {
        Configuration seven = Workload.read(Workload.seven());
        Configuration many = Workload.read(Workload.directory().resolve(name + ".json"));
        assertEquals(panels * SplitFormulas.RESULTS, many.program().formulas());
        try (CompiledBatch batch = BatchCompiler.compile(many.program())) {
            batch.evaluate(0, -1);
            double[] row = seven.parameters().stream().mapToDouble(p -> p.value()).toArray();
            for (int panel = 1; panel <= panels; panel++) {
                row[3] = read(batch, "tilt_" + panel);
                double[] expected = new double[SplitFormulas.RESULTS];
                HandWritten.evaluate(row, expected);
                for (int i = 0; i < expected.length; i++) {
                    String signal = SplitFormulas.NAMES.get(SplitFormulas.PARAMETERS + i);
                    double actual = read(batch, signal + "_" + panel);
                    assertEquals(expected[i], actual, 1e-12 * Math.abs(expected[i]), signal);
                }
            }
        }
    }

    private static double read(CompiledBatch batch, String name) {
        return batch.arena().get(batch.arena().layout().slot(name));
    }
}
