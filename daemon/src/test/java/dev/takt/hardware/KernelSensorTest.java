package dev.takt.hardware;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A file of a driver of the kernel: hwmon, with a chip behind it. */
@Tag("devices")
class KernelSensorTest {
    private static final KernelFile BUS = KernelFile.at("/sys/bus/i2c/devices/" + StubChip.BUS);

    @Test
    void aSensorOfHwmonComesAndGoesWithItsDriver() {
        new StubChip(0x49).set(0, "1980");
        BUS.in("new_device").write("lm75 0x49");
        try (RunningTakt takt =
                RunningTakt.onDevices(
                        """
                        "inputs": {
                          "temp": { "file": "%s", "value": "raw / 1000", "rate_hz": 20 },
                        },
                        "outputs": {
                          "see": { "file": "$DIR/temp", "value": "(temp ?? -99) * 10", "safe": -1 }
                        }
                        """
                                .formatted(temperature().path()))) {
            takt.running();
            takt.shows("temp", 255);
            BUS.in("delete_device").write("0x49");
            takt.shows("temp", -990);
            new StubChip(0x49).set(0, "E700");
            BUS.in("new_device").write("lm75 0x49");
            takt.shows("temp", -250);
        } finally {
            if (BUS.in("0-0049").exists()) {
                BUS.in("delete_device").write("0x49");
            }
        }
    }

    /** Of the only chip of hwmon there is. */
    private static KernelFile temperature() {
        return KernelFile.at("/sys/class/hwmon/hwmon0/temp1_input");
    }
}
