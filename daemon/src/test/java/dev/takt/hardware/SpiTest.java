package dev.takt.hardware;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The SPI bus of our board: chip select 0 echoes, chip select 1 answers what the test says. */
@Tag("devices")
class SpiTest {
    @Test
    void transfersComeBackAndAnswersAreTaken() {
        Lab.BOARD.in("spi/reply").write(Arrays.copyOf(new byte[] {0, 2, 3}, 256));
        try (RunningTakt takt =
                RunningTakt.onDevices(
                        """
                        "inputs": {
                          "echo": { "spi": { "bus": "spi-0", "chip_select": 0,
                                             "transfer": [18, 52], "type": "u16be" } },
                          "knob": { "spi": { "bus": "spi-0", "chip_select": 1,
                                             "transfer": [1, 128, 0], "offset": 1, "type": "u16be" },
                                    "value": "band(raw, 0x3FF)" }
                        },
                        "outputs": {
                          "see_echo": { "file": "$DIR/echo", "value": "echo", "safe": -1 },
                          "see_knob": { "file": "$DIR/knob", "value": "knob", "safe": -1 }
                        }
                        """)) {
            takt.running();
            takt.shows("echo", 0x1234);
            takt.shows("knob", 515);
            Lab.BOARD.in("spi/reply").write(Arrays.copyOf(new byte[] {0, 1, 0}, 256));
            takt.shows("knob", 256);
        }
    }

    @Test
    void aTransferInTheTickSendsItsBytes() {
        try (RunningTakt takt =
                RunningTakt.onDevices(
                        """
                        "inputs": {
                          "echo": { "spi": { "bus": "spi-0", "chip_select": 0, "inline": true,
                                             "transfer": [18, 52], "type": "u16be" } }
                        },
                        "outputs": {
                          "see_echo": { "file": "$DIR/echo", "value": "echo", "safe": -1 }
                        }
                        """)) {
            takt.running();
            takt.shows("echo", 0x1234);
            assertEquals("1234", Lab.BOARD.in("spi/sent").text());
            takt.allocatesNothing();
        }
    }
}
