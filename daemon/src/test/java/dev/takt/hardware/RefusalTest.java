package dev.takt.hardware;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a user reads when the kernel refuses a device: call, errno, remedy, and no stack trace. */
@Tag("devices")
class RefusalTest {
    private static String lamp(String chip) {
        return """
        "outputs": { "lamp": { "gpio": 30, "chip": "%s", "value": "1", "safe": 0 } }
        """
                .formatted(chip);
    }

    private static void refused(RunningTakt takt, String... texts) {
        assertEquals(1, takt.exitCode(), takt.printed());
        for (String text : texts) {
            assertTrue(takt.printed().contains(text), text + " is not in\n" + takt.printed());
        }
        assertFalse(takt.printed().contains("\tat "), takt.printed());
    }

    @Test
    void aChipThatIsNotThere() {
        try (RunningTakt takt = RunningTakt.onDevices(lamp("gpiochip77"))) {
            refused(takt, "ENODEV", "gpiochip77", Lab.gpioChip() + " [taktlab]");
        }
    }

    @Test
    void aBusThatIsNotThere() {
        try (RunningTakt takt =
                RunningTakt.onDevices(
                        """
                        "inputs": { "temp": { "device": "tmp102", "bus": "i2c-9", "address": "0x48" } },
                        "outputs": { "see": { "file": "$DIR/t", "value": "temp", "safe": 0 } }
                        """)) {
            refused(takt, "/dev/i2c-9", "ENOENT", "ls /dev/i2c-*");
        }
    }

    @Test
    void aLineThatAnotherProgramHolds() {
        try (RunningTakt first = RunningTakt.onDevices(lamp("taktlab")).running();
                RunningTakt second = RunningTakt.onDevices(lamp("taktlab"))) {
            refused(second, "line 30", "EBUSY", "end that program");
            assertFalse(first.ended());
        }
    }

    @Test
    void aFileThatMayNotBeOpened() throws IOException {
        Path file = Path.of("/dev", Lab.gpioChip());
        Files.setAttribute(file, "unix:uid", 1);
        try (RunningTakt takt = RunningTakt.withoutRights(lamp("taktlab"))) {
            refused(takt, file.toString(), "EACCES", "usermod -aG gpio");
        } finally {
            Files.setAttribute(file, "unix:uid", 0);
        }
    }

    @Test
    void aChipThatADriverHolds() {
        KernelFile bus = KernelFile.at("/sys/bus/i2c/devices/i2c-0");
        bus.in("new_device").write("lm75 0x49");
        try (RunningTakt takt =
                RunningTakt.onDevices(
                        """
                        "inputs": { "temp": { "device": "tmp102", "bus": "i2c-0", "address": "0x49" } },
                        "outputs": { "see": { "file": "$DIR/t", "value": "temp ?? -99", "safe": 0 } }
                        """)) {
            Until.so(
                    "the chip is busy",
                    () ->
                            List.of("EBUSY", "0x49", "a driver of the kernel has this address")
                                    .stream()
                                    .allMatch(takt.printed()::contains),
                    takt::printed);
        } finally {
            bus.in("delete_device").write("0x49");
        }
    }
}
