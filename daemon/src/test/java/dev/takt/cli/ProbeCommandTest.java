package dev.takt.cli;

import static dev.takt.cli.Shell.takt;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.board.bus.FoundChip;
import dev.takt.board.device.Descriptors;
import dev.takt.board.device.DeviceDescriptor;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProbeCommandTest {
    private static List<DeviceDescriptor> devices(String... names) {
        return Descriptors.all().stream()
                .filter(device -> Stream.of(names).anyMatch(device.name()::equals))
                .toList();
    }

    private static final List<FoundChip> FOUND =
            List.of(
                    new FoundChip(0x29, "", List.of(), List.of()),
                    new FoundChip(0x48, "", List.of(), devices("tmp102", "lm75")),
                    new FoundChip(0x68, "rtc-ds1307", List.of(), List.of()),
                    new FoundChip(0x76, "", devices("bme280"), List.of()));

    @Test
    void tellsWhoIsThereAndWhatToPaste() {
        assertEquals(
                """
                i2c-1: 4 chips
                0x29  none of the devices that Takt knows
                0x48  may be tmp102, lm75; nothing tells them apart
                0x68  held by the driver 'rtc-ds1307' of the kernel: not asked
                0x76  bme280

                to paste into "inputs":
                  "bme280_76": { "device": "bme280", "bus": "i2c-1", "address": "0x76" },
                """,
                ProbeText.of("i2c-1", FOUND, 100));
    }

    @Test
    void tellsTheSameToPrograms() {
        String json = ProbeJson.of("i2c-1", FOUND.subList(1, 4));
        assertEquals(
                "{\"bus\":\"i2c-1\",\"chips\":["
                        + "{\"address\":72,\"kernel_driver\":\"\",\"identified\":[],"
                        + "\"possible\":[\"tmp102\",\"lm75\"]},"
                        + "{\"address\":104,\"kernel_driver\":\"rtc-ds1307\",\"identified\":[],"
                        + "\"possible\":[]},"
                        + "{\"address\":118,\"kernel_driver\":\"\",\"identified\":[\"bme280\"],"
                        + "\"possible\":[]}]}",
                json);
    }

    @Test
    void saysWhereNobodyAnswers() {
        assertTrue(ProbeText.of("i2c-1", List.of(), 80).startsWith("i2c-1: nobody answers"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"i2c-998", "998", "/dev/i2c-998"})
    void aBusThatIsNotThereIsAFailureWithoutAStackTrace(String bus) {
        Shell.Outcome outcome = takt("probe", bus);
        assertEquals(1, outcome.code(), outcome::toString);
        assertTrue(outcome.err().contains("i2c-998"), outcome::toString);
        assertFalse(outcome.hasStackTrace(), outcome::toString);
    }

    @ParameterizedTest
    @CsvSource({"spi-0, do not say", "eth0, is no I2C bus"})
    void whatIsNoI2cBusIsWrongUsage(String bus, String message) {
        Shell.Outcome outcome = takt("probe", bus);
        assertEquals(2, outcome.code(), outcome::toString);
        assertTrue(outcome.err().contains(message), outcome::toString);
    }
}
