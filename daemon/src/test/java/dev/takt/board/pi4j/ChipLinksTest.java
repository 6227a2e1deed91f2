package dev.takt.board.pi4j;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.pi4j.Pi4J;
import com.pi4j.context.Context;
import com.pi4j.io.exception.IOException;
import com.pi4j.io.i2c.I2C;
import com.pi4j.io.spi.Spi;
import dev.takt.board.BoardException;
import dev.takt.board.ChipLink;
import dev.takt.board.pi4j.bus.KernelI2C;
import dev.takt.board.pi4j.kernel.KernelPlugin;
import dev.takt.linux.Errno;
import dev.takt.linux.device.FakeKernel;
import dev.takt.linux.i2c.FakeI2cBus;
import dev.takt.linux.spi.FakeSpiChip;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Chips on buses through Takt's own provider, and through what Pi4J sees of it. */
class ChipLinksTest {
    private final FakeI2cBus bus = new FakeI2cBus(FakeI2cBus.PLAIN).chip(0x48).chip(0x49);
    private final FakeSpiChip spi = new FakeSpiChip();
    private final FakeKernel kernel =
            new FakeKernel().with("i2c-1", bus).with("spidev0.1", spi).with("spidev10.1", spi);
    private final Context context =
            Pi4J.newContextBuilder()
                    .noAutoDetect()
                    .noAutoInject()
                    .disableShutdownHook()
                    .add(new KernelPlugin(kernel.devices()).providers())
                    .build();
    private final ChipLinks links = new ChipLinks(context, false);
    private final MemorySegment out = Arena.ofAuto().allocate(16);
    private final MemorySegment in = Arena.ofAuto().allocate(16);

    @AfterEach
    void shutDown() {
        context.shutdown();
        assertEquals(0, kernel.open, "files left open");
    }

    private byte[] received(int length) {
        return in.asSlice(0, length).toArray(ValueLayout.JAVA_BYTE);
    }

    @Test
    void allChipsOfABusShareOneFileWhichTheLastOneCloses() throws BoardException {
        ChipLink first = links.i2c(1, 0x48);
        ChipLink second = links.i2c(1, 0x49);
        assertEquals(List.of("/dev/i2c-1"), kernel.opened);

        ((I2C) first).close();
        ((I2C) first).close();
        out.set(ValueLayout.JAVA_BYTE, 0, (byte) 7);
        assertEquals(0, second.exchange(out, 1, in, 2));
        assertArrayEquals(new byte[] {7, 8}, received(2));

        ((I2C) second).close();
        assertEquals(0, kernel.open);
        links.i2c(1, 0x50);
        assertEquals(2, kernel.opened.size());
    }

    @Test
    void aBusIsToldNotToWaitLong() throws BoardException {
        links.i2c(1, 0x48);
        assertEquals(5, bus.timeoutUnits);
        assertEquals(1, bus.retries);
    }

    @Test
    void aChipThatDoesNotAnswerIsItsErrno() throws BoardException {
        assertEquals(121, links.i2c(1, 0x50).exchange(out, 1, in, 2));
        spi.errno = Errno.EIO;
        assertEquals(Errno.EIO, links.spi(0, 1, 0, 1_000_000).exchange(out, 2, in, 2));
    }

    @Test
    void spiBusesAndChipSelectsBeyondThoseOfPi4jWork() throws BoardException {
        ChipLink low = links.spi(0, 1, 0, 1_000_000);
        ChipLink high = links.spi(10, 1, 3, 500_000);
        assertEquals(List.of("/dev/spidev0.1", "/dev/spidev10.1"), kernel.opened);
        assertEquals(0, low.exchange(out, 2, in, 2));
        assertEquals("message 0000 at 1000000 of 8 bits", spi.calls.getLast());
        assertArrayEquals(new byte[] {-1, -1}, received(2));
        assertEquals(0, high.exchange(out, 1, in, 0));
        assertEquals("message 00 at 500000 of 8 bits, answer not wanted", spi.calls.getLast());
    }

    @Test
    void aMissingBusIsRefusedWithTheRemedy() {
        BoardException refusal = assertThrows(BoardException.class, () -> links.i2c(3, 0x48));
        assertEquals(
                "chip 0x48 on i2c-3 cannot be opened: open(/dev/i2c-3): ENOENT; switch the bus on"
                        + " (Raspberry Pi: dtparam=i2c_arm=on in config.txt, then sudo modprobe"
                        + " i2c-dev); see ls /dev/i2c-*",
                refusal.getMessage());
    }

    @Test
    void otherProgramsUseTheMethodsOfPi4j() throws BoardException {
        I2C chip = assertInstanceOf(KernelI2C.class, links.i2c(1, 0x48));
        assertEquals(9, chip.readRegister(9));
        chip.writeRegister(0x20, new byte[] {1, 2, 3}, 0, 3);
        assertArrayEquals(new byte[] {1, 2, 3}, chip.readRegisterNBytes(0x20, 3));
        assertEquals(0x0203, chip.execute(() -> chip.readRegisterWord(0x21)));
        assertEquals("48 w 21, 48 r 2", bus.wire.getLast());
        I2C missing = (I2C) links.i2c(1, 0x50);
        IOException failure = assertThrows(IOException.class, () -> missing.readRegister(1));
        assertEquals(
                "i2c-1, chip 0x50: EREMOTEIO, writing 1 and reading 1 bytes", failure.getMessage());

        Spi other = (Spi) links.spi(0, 1, 0, 1_000_000);
        byte[] answer = new byte[2];
        assertEquals(2, other.transfer(new byte[] {1, 2}, answer));
        assertArrayEquals(new byte[] {-2, -3}, answer);
    }

    @Test
    void aLinkOverThePlainInterfaceDoesTheSame() throws BoardException {
        ChipLink chip = PlainChipLink.of((I2C) links.i2c(1, 0x48));
        out.set(ValueLayout.JAVA_BYTE, 0, (byte) 7);
        assertEquals(0, chip.exchange(out, 1, in, 2));
        assertArrayEquals(new byte[] {7, 8}, received(2));
        assertEquals(0, chip.exchange(out, 2, in, 0));
        assertEquals(0, chip.exchange(out, 0, in, 1));
        assertEquals(0, chip.exchange(out, 0, in, 0));
        assertEquals(List.of("48 w 07, 48 r 2", "48 w 0700", "48 r 1", "48 r 1"), bus.wire);
        ChipLink missing = PlainChipLink.of((I2C) links.i2c(1, 0x50));
        assertEquals(Errno.EIO, missing.exchange(out, 1, in, 1));

        ChipLink other = PlainChipLink.of((Spi) links.spi(0, 1, 0, 1_000_000));
        assertEquals(0, other.exchange(out, 2, in, 2));
        assertArrayEquals(new byte[] {-8, -1}, received(2));
    }
}
