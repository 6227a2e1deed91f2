package dev.takt.hardware;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The devices that the other tests stand on. */
@Tag("devices")
class LabTest {
    @Test
    void linesOfGpioSimFollowTheirPull() {
        try (GpioSim sim = GpioSim.plug("lab-test", 4)) {
            assertTrue(Files.exists(Path.of("/dev", sim.chip())));
            sim.pull(2, true);
            assertEquals(1, sim.level(2));
            sim.pull(2, false);
            assertEquals(0, sim.level(2));
        }
    }

    @Test
    void gpioSimGoesAndComesBack() {
        try (GpioSim sim = GpioSim.plug("lab-test", 4)) {
            sim.unplug();
            assertFalse(Files.exists(Path.of("/dev", sim.chip())));
            assertTrue(Files.exists(Path.of("/dev", sim.replug().chip())));
        }
    }

    @Test
    void ourBoardHasAllOfItsDevices() {
        for (String name : List.of(Lab.gpioChip(), Lab.i2cBus(), "spidev0.0", "spidev0.1")) {
            assertTrue(Files.exists(Path.of("/dev", name)), name);
        }
        assertEquals(4, KernelFile.at("/sys/class/pwm/" + Lab.pwmChip() + "/npwm").number());
        assertEquals(4, Lab.BOARD.in("pwm_channels").lines().size());
    }

    @Test
    void chipsOnOurBusKeepWhatIsWrittenToThem() {
        LabChip chip = LabChip.at(0x48);
        chip.registers(0, 0x12, 0x34);
        assertEquals(0x34, chip.register(1));
        chip.fault(6);
        chip.answers();
    }
}
