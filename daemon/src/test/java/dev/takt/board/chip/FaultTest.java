package dev.takt.board.chip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.Arena;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A fault names the errno and what can be done about it. */
class FaultTest {
    private static String fault(int errno, String bus) {
        ChipPort port = new ChipPort(new SimulatedChip(), bus, 0x48, Arena.ofAuto());
        return Fault.of(errno, "reading", port).toString();
    }

    @ParameterizedTest
    @CsvSource({
        "6, ENXIO, takt probe i2c-1",
        "121, EREMOTEIO, wiring",
        "5, EIO, takt probe i2c-1",
        "110, ETIMEDOUT, pull-ups",
        "16, EBUSY, driver of the kernel",
        "13, EACCES, usermod -aG i2c",
        "19, ENODEV, the bus i2c-1 is gone",
        "71, EPROTO, check wiring and power",
    })
    void namesErrnoAndRemedy(int errno, String name, String remedy) {
        assertTrue(fault(errno, "i2c-1").startsWith("reading: " + name + "; "));
        assertTrue(fault(errno, "i2c-1").contains(remedy), fault(errno, "i2c-1"));
    }

    @Test
    void namesWhatIsOfUseOnAnSpiBus() {
        assertEquals("reading: EIO; check wiring and chip select", fault(5, "spi-0"));
        assertTrue(fault(13, "spi-0").contains("usermod -aG spi"));
    }
}
