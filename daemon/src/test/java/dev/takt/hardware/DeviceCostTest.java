package dev.takt.hardware;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.hardware.Contest.Cost;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What devices cost a tick, side by side with the plain way. The figures are printed; what is
 * judged has to be so on any machine, however busy.
 */
@Tag("measure")
class DeviceCostTest {
    /**
     * What 16 inputs and 8 outputs may cost, with a line that is read by itself as 1: two calls,
     * and as much again for the lines and the noise of a busy machine.
     */
    private static final double MOST_SINGLE_READS = 4;

    private static final String CHIP = "taktlab";

    @Test
    void linesOfAChip() throws Exception {
        for (LineWays lines : List.of(new LineWays(CHIP, 4, 2), new LineWays(CHIP, 16, 8))) {
            List<Cost> costs = Contest.of(List.of(lines.takt(), lines.lineByLine(), lines.pi4j()));
            print(lines.inputs() + " inputs, " + lines.outputs() + " outputs", costs);
            assertEquals(0, costs.getFirst().bytes(), "bytes of a tick");
            assertTrue(
                    costs.get(0).nanos() < costs.get(1).nanos(),
                    "a call for all lines is slower than one for each: " + costs);
        }
    }

    @Test
    void manyLinesBesideASingleOne() throws Exception {
        List<Cost> costs =
                Contest.of(
                        List.of(
                                new LineWays(CHIP, 1, 0).lineByLine(),
                                new LineWays(CHIP, 1, 0).takt(),
                                new LineWays(CHIP, 16, 8).takt()));
        Cost single = costs.getFirst();
        Cost many = costs.getLast();
        print("1 input alone; the same as a board; 16 inputs, 8 outputs", costs);
        assertTrue(many.nanos() <= MOST_SINGLE_READS * single.nanos(), costs.toString());
    }

    @Test
    void aSensorOnABus() throws Exception {
        LabChip.at(0x48);
        SensorWays sensor = new SensorWays(Lab.i2cBus(), 0x48);
        List<Cost> costs =
                Contest.of(
                        List.of(
                                sensor.busThread(),
                                sensor.handOver(),
                                sensor.writeAndRead(),
                                sensor.pi4j()));
        print("a register of 2 bytes over I2C", costs);
        assertEquals(0, costs.get(1).bytes(), "bytes of a tick");
        assertTrue(costs.get(1).nanos() < costs.get(2).nanos() / 10, costs.toString());
    }

    /** The first one is what the others are held against. */
    private static void print(String title, List<Cost> costs) {
        Figure.print(title);
        for (Cost cost : costs) {
            Figure.print(
                    "  %-28s %10.0f ns %8.1f bytes  x %.2f"
                            .formatted(
                                    cost.name(),
                                    cost.nanos(),
                                    cost.bytes(),
                                    cost.nanos() / costs.getFirst().nanos()));
        }
    }
}
