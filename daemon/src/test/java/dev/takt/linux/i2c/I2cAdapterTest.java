package dev.takt.linux.i2c;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.takt.linux.Errno;
import dev.takt.linux.device.DeviceException;
import dev.takt.linux.device.FakeKernel;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class I2cAdapterTest {
    private static final int CHIP = 0x48;

    private final MemorySegment out = Arena.ofAuto().allocate(64);
    private final MemorySegment in = Arena.ofAuto().allocate(64);

    private static I2cAdapter open(FakeI2cBus bus) throws DeviceException {
        FakeKernel kernel = new FakeKernel().with("i2c-1", bus);
        return I2cAdapter.open(kernel, Path.of("/dev/i2c-1"));
    }

    private int exchange(I2cAdapter adapter, int outLength, int inLength) {
        for (int i = 0; i < outLength; i++) {
            out.set(ValueLayout.JAVA_BYTE, i, (byte) (0x10 + i));
        }
        return adapter.exchange(CHIP, out, outLength, in, inLength);
    }

    private byte[] received(int length) {
        return in.asSlice(0, length).toArray(ValueLayout.JAVA_BYTE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    1 | 0  | 48 w 10
                    3 | 0  | 48 w 101112
                    0 | 6  | 48 r 6
                    1 | 2  | 48 w 10, 48 r 2
                    2 | 40 | 48 w 1011, 48 r 40
                    0 | 0  | 48 r 1
                    """)
    void anExchangeIsOneTransferWhereTheBusCanDoIt(int outLength, int inLength, String wire)
            throws DeviceException {
        FakeI2cBus bus = new FakeI2cBus(FakeI2cBus.PLAIN).chip(CHIP);
        assertEquals(0, exchange(open(bus), outLength, inLength));
        assertEquals(List.of(wire), bus.wire);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    0 | 0  | 48 smbus 0 write 00
                    0 | 1  | 48 smbus 1 read 00
                    1 | 0  | 48 smbus 1 write 10
                    1 | 1  | 48 smbus 2 read 10
                    1 | 2  | 48 smbus 3 read 10
                    1 | 6  | 48 smbus 8 read 10
                    1 | 32 | 48 smbus 8 read 10
                    2 | 0  | 48 smbus 2 write 10 11
                    3 | 0  | 48 smbus 3 write 10 1112
                    5 | 0  | 48 smbus 8 write 10 11121314
                    """)
    void anExchangeIsTheCommandWithTheSameBytesWhereTheBusKnowsOnlySmbus(
            int outLength, int inLength, String wire) throws DeviceException {
        FakeI2cBus bus = new FakeI2cBus(FakeI2cBus.SMBUS).chip(CHIP);
        assertEquals(0, exchange(open(bus), outLength, inLength));
        assertEquals(List.of(wire), bus.wire);
    }

    @Test
    void smbusHandsOutTheBytesInTheOrderOfTheWire() throws DeviceException {
        I2cAdapter adapter = open(new FakeI2cBus(FakeI2cBus.SMBUS).chip(CHIP));
        for (int length : new int[] {1, 2, 5}) {
            assertEquals(0, exchange(adapter, 1, length));
            byte[] expected = {0x10, 0x11, 0x12, 0x13, 0x14};
            assertArrayEquals(Arrays.copyOf(expected, length), received(length));
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 2", "2, 1", "1, 33", "34, 0"})
    void whatSmbusCannotSayIsRefusedAndNeverSent(int outLength, int inLength)
            throws DeviceException {
        FakeI2cBus bus = new FakeI2cBus(FakeI2cBus.SMBUS).chip(CHIP);
        assertEquals(Errno.EOPNOTSUPP, exchange(open(bus), outLength, inLength));
        assertEquals(List.of(), bus.wire);
    }

    @Test
    void aChipThatDoesNotAnswerIsAnErrnoAndTheNextOneWorks() throws DeviceException {
        I2cAdapter adapter = open(new FakeI2cBus(FakeI2cBus.SMBUS).chip(CHIP));
        assertEquals(Errno.ENXIO, adapter.exchange(0x20, out, 1, in, 1));
        assertEquals(0, adapter.exchange(CHIP, out, 1, in, 1));
    }

    @Test
    void theTimeOutIsGivenInStepsOfTenMilliseconds() throws DeviceException {
        FakeI2cBus bus = new FakeI2cBus(FakeI2cBus.PLAIN);
        open(bus).limit(50, 1);
        assertEquals(5, bus.timeoutUnits);
        assertEquals(1, bus.retries);
    }

    @Test
    void aMissingBusIsRefusedWithTheRemedy() {
        DeviceException refusal =
                assertThrows(
                        DeviceException.class,
                        () -> I2cAdapter.open(new FakeKernel(), Path.of("/dev/i2c-1")));
        assertEquals(
                "open(/dev/i2c-1): ENOENT; switch the bus on (Raspberry Pi: dtparam=i2c_arm=on in"
                        + " config.txt, then sudo modprobe i2c-dev); see ls /dev/i2c-*",
                refusal.getMessage());
    }
}
