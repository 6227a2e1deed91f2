package dev.takt.linux.gpio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.linux.Errno;
import dev.takt.linux.device.DeviceException;
import dev.takt.linux.device.FakeKernel;
import dev.takt.linux.gpio.LineSettings.Bias;
import dev.takt.linux.gpio.LineSettings.Drive;
import dev.takt.linux.gpio.LineSettings.Edges;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class GpioChipTest {
    private final FakeKernel kernel = new FakeKernel();
    private final FakeGpioChip fake = new FakeGpioChip(kernel, "gpiochip0", "pinctrl-rp1", 54);

    private LineRequest request(LineSettings... lines) throws DeviceException {
        try (GpioChip chip = GpioChip.open(kernel.devices(), "gpiochip0")) {
            return chip.request(List.of(lines), 0);
        }
    }

    @Test
    void aRequestIsTheStructureOfTheKernelByteForByte() {
        List<LineSettings> lines =
                List.of(
                        LineSettings.input(17, true, Bias.UP, 5000),
                        LineSettings.input(4, false, Bias.OFF, 0).with(Edges.BOTH),
                        LineSettings.input(27, true, Bias.UP, 0));
        MemorySegment request = RequestLayout.write(Arena.ofAuto(), lines, 1024);
        byte[] bytes = request.toArray(ValueLayout.JAVA_BYTE);
        byte[] expected = new byte[592];
        put(expected, 0, "11000000" + "04000000" + "1b000000");
        put(expected, 256, "74616b74"); // takt
        put(expected, 288, "0601000000000000"); // active low, input, pull up
        put(expected, 296, "02000000"); // attributes
        put(expected, 320, "0100000000000000" + "3404000000000000" + "0200000000000000");
        put(expected, 344, "0300000000000000" + "8813000000000000" + "0100000000000000");
        put(expected, 560, "03000000" + "00040000");
        assertEquals(HexFormat.of().formatHex(expected), HexFormat.of().formatHex(bytes));
    }

    private static void put(byte[] into, int at, String hex) {
        byte[] bytes = HexFormat.of().parseHex(hex);
        System.arraycopy(bytes, 0, into, at, bytes.length);
    }

    @Test
    void debounceIsInMicrosecondsAsTheKernelWantsIt() throws DeviceException {
        request(LineSettings.input(17, false, Bias.OFF, 5000));
        assertEquals(List.of("17:input off debounce 5000 µs"), fake.log);
    }

    @Test
    void outputsBeginWithTheirInitialValue() throws DeviceException {
        request(
                LineSettings.output(18, false, Drive.PUSH_PULL, true),
                LineSettings.output(19, true, Drive.OPEN_DRAIN, true),
                LineSettings.output(20, false, Drive.OPEN_SOURCE, false));
        assertEquals(List.of("18:output=1, 19:low output drain=1, 20:output source=0"), fake.log);
        assertEquals(1, fake.levels.get(18));
        assertEquals(0, fake.levels.get(19));
    }

    @Test
    void allLinesAreReadAndSomeAreWrittenByOneCall() throws DeviceException {
        LineRequest inputs =
                request(
                        LineSettings.input(4, false, Bias.OFF, 0),
                        LineSettings.input(5, true, Bias.OFF, 0));
        LineRequest outputs =
                request(
                        LineSettings.output(18, false, Drive.PUSH_PULL, false),
                        LineSettings.output(19, false, Drive.PUSH_PULL, false));
        fake.log.clear();
        fake.levels.put(4, 1);
        assertTrue(inputs.read());
        assertEquals(3, inputs.values());
        assertTrue(outputs.write(2, 2));
        assertEquals(List.of("get", "set 2 of 2"), fake.log);
        assertEquals(1, fake.levels.get(19));

        fake.errno = Errno.ENODEV;
        assertFalse(inputs.read());
        assertFalse(outputs.write(1, 1));
        assertEquals(-Errno.ENODEV, inputs.ask(0));
        assertEquals(Errno.ENODEV, outputs.tell(0, true));
    }

    @Test
    void edgesComeWithTimeAndNumberAndNeverWait() throws DeviceException {
        LineRequest inputs =
                request(
                        LineSettings.input(4, false, Bias.OFF, 0).with(Edges.RISING),
                        LineSettings.input(5, false, Bias.OFF, 0).with(Edges.RISING));
        EdgeEvents events = new EdgeEvents(2);
        assertFalse(inputs.read(events));
        fake.requests.getFirst().edge(0, 1_000);
        fake.requests.getFirst().edge(1, 2_000);
        fake.requests.getFirst().edge(1, 3_000);
        assertTrue(inputs.read(events));
        assertEquals(2, events.count());
        assertEquals(2_000, events.timeNanos(1));
        assertEquals(5, events.offset(1));
        assertEquals(1, events.number(1));
        assertTrue(inputs.read(events));
        assertEquals(1, events.count());
        assertEquals(2, events.number(0));
    }

    @Test
    void aLineInUseIsNamedWithItsUser() {
        fake.users.put(5, "spi0 CS1");
        DeviceException refusal =
                assertThrows(
                        DeviceException.class,
                        () ->
                                request(
                                        LineSettings.input(4, false, Bias.OFF, 0),
                                        LineSettings.input(5, false, Bias.OFF, 0)));
        assertEquals(
                "line 5 of gpiochip0 [pinctrl-rp1]: EBUSY; it is used by 'spi0 CS1'; end that"
                        + " program, or switch the driver off that has it",
                refusal.getMessage());
    }

    @Test
    void aLineTheChipDoesNotHaveIsNamed() {
        DeviceException refusal =
                assertThrows(
                        DeviceException.class,
                        () -> request(LineSettings.input(54, false, Bias.OFF, 0)));
        assertEquals(
                "line 54 of gpiochip0 [pinctrl-rp1]: EINVAL; the chip has the lines 0 to 53",
                refusal.getMessage());
    }

    @Test
    void linesThatDoNotFitIntoOneRequestBecomeMore() {
        List<LineSettings> lines = new ArrayList<>();
        for (int i = 0; i < 70; i++) {
            lines.add(LineSettings.input(i, false, Bias.UP, 0));
        }
        assertEquals(List.of(64, 6), LinePlan.split(lines).stream().map(List::size).toList());

        lines.clear();
        for (int i = 0; i < 25; i++) {
            lines.add(LineSettings.input(i, false, Bias.UP, 1 + i));
        }
        assertEquals(List.of(10, 10, 5), LinePlan.split(lines).stream().map(List::size).toList());
    }
}
