package dev.takt.linux.pwm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.linux.Errno;
import dev.takt.linux.device.DeviceException;
import dev.takt.linux.device.FakeKernel;
import java.util.List;
import org.junit.jupiter.api.Test;

class PwmChannelTest {
    private static final long PERIOD = 40_000;

    private final FakeKernel kernel = new FakeKernel();
    private final FakePwmChip chip = new FakePwmChip(kernel, 0, 2);

    private PwmChannel open(int channel, boolean inverted, double share) throws DeviceException {
        return PwmChannel.open(kernel.devices(), 0, channel, PERIOD, inverted, share);
    }

    @Test
    void aNewChannelRunsWithItsValueFromTheBeginning() throws DeviceException {
        try (PwmChannel _ = open(1, true, 0.25)) {
            assertEquals(
                    List.of(
                            "export 1",
                            "period 40000",
                            "duty_cycle 10000",
                            "polarity inversed",
                            "enable 1"),
                    chip.log);
        }
        assertEquals(0, kernel.open, "files left open");
    }

    @Test
    void aChangeIsOneWriteOfTheDutyCycle() throws DeviceException {
        try (PwmChannel channel = open(0, false, 0)) {
            chip.log.clear();
            for (double share : new double[] {0.5, 0.123456, 1, 0, -1, 2}) {
                assertTrue(channel.write(share));
            }
            assertEquals(
                    List.of(
                            "duty_cycle 20000",
                            "duty_cycle 4938",
                            "duty_cycle 40000",
                            "duty_cycle 0",
                            "duty_cycle 0",
                            "duty_cycle 40000"),
                    chip.log);
        }
    }

    @Test
    void aRunningChannelGoesOnWithoutAGap() throws DeviceException {
        chip.exported(0);
        chip.period = PERIOD;
        chip.duty = 39_000;
        chip.enabled = true;
        try (PwmChannel channel = open(0, false, 0.75)) {
            assertEquals(List.of("duty_cycle 30000"), chip.log);

            chip.log.clear();
            channel.changePeriod(20_000, 0.75);
            channel.changePeriod(100_000, 0.75);
            assertEquals(
                    List.of(
                            "duty_cycle 15000",
                            "period 20000",
                            "period 100000",
                            "duty_cycle 75000"),
                    chip.log);
        }
    }

    @Test
    void onlyANewPolarityStopsARunningChannel() throws DeviceException {
        chip.exported(0);
        chip.period = PERIOD;
        chip.enabled = true;
        try (PwmChannel _ = open(0, true, 1)) {
            assertEquals(
                    List.of("enable 0", "duty_cycle 40000", "polarity inversed", "enable 1"),
                    chip.log);
        }
    }

    @Test
    void theFilesOfANewChannelAreWaitedFor() throws DeviceException {
        chip.stillRoots = 3;
        try (PwmChannel _ = open(0, false, 1)) {
            assertTrue(chip.enabled);
        }
    }

    @Test
    void butNotForever() {
        chip.stillRoots = Integer.MAX_VALUE;
        DeviceException refusal = assertThrows(DeviceException.class, () -> open(0, false, 1));
        assertEquals(Errno.EACCES, refusal.refusal().errno());
        assertEquals(
                "open(/sys/class/pwm/pwmchip0/pwm0/duty_cycle): EACCES; the user must be in the"
                        + " group that may use it: sudo usermod -aG gpio $USER, then log in again",
                refusal.getMessage());
    }

    @Test
    void aWriteThatIsNotTakenIsTold() throws DeviceException {
        try (PwmChannel channel = open(0, false, 1)) {
            chip.errno = Errno.EIO;
            assertFalse(channel.write(0.5));
        }
    }

    @Test
    void missingChipsAndChannelsAreNamed() {
        assertEquals(
                "channel 2 of pwmchip0: ENODEV; the chip has the channels 0 to 1",
                assertThrows(DeviceException.class, () -> open(2, false, 0)).getMessage());
        assertEquals(
                "/sys/class/pwm/pwmchip3: ENOENT; there are pwmchip0",
                assertThrows(
                                DeviceException.class,
                                () -> PwmChannel.open(kernel.devices(), 3, 0, PERIOD, false, 0))
                        .getMessage());
        assertEquals(
                "/sys/class/pwm/pwmchip0: ENOENT; switch the channel on (Raspberry Pi:"
                        + " dtoverlay=pwm in config.txt); see ls /sys/class/pwm",
                assertThrows(
                                DeviceException.class,
                                () ->
                                        PwmChannel.open(
                                                new FakeKernel().devices(), 0, 0, PERIOD, false, 0))
                        .getMessage());
    }
}
