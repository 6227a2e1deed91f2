package dev.takt.linux.gpio;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChipChoiceTest {
    private static List<GpioChipInfo> chips(String labels) {
        List<String> list = Arrays.asList(labels.split(" "));
        return list.stream()
                .map(label -> new GpioChipInfo("gpiochip" + list.indexOf(label), label, 54))
                .toList();
    }

    private static String choice(@Nullable String wanted, List<GpioChipInfo> chips) {
        return ChipChoice.of(wanted, chips)
                .map(GpioChipInfo::name)
                .orElseGet(() -> ChipChoice.explain(wanted, chips));
    }

    @ParameterizedTest
    @CsvSource({
        "gpio-brcmstb@7d508500 x y z pinctrl-rp1, gpiochip4",
        "pinctrl-rp1 gpio-brcmstb@7d508500, gpiochip0",
        "pinctrl-bcm2711 raspberrypi-exp-gpio, gpiochip0",
        "raspberrypi-exp-gpio pinctrl-bcm2835, gpiochip1",
        "gpio-sim.0-node0, gpiochip0"
    })
    void theHeaderIsFoundByLabelOrIsTheOnlyChip(String labels, String expected) {
        assertEquals(expected, choice(null, chips(labels)));
    }

    @ParameterizedTest
    @CsvSource({"gpiochip1, gpiochip1", "1, gpiochip1", "soc-a, gpiochip0"})
    void aChipIsNamedByNameNumberOrLabel(String wanted, String expected) {
        assertEquals(expected, choice(wanted, chips("soc-a soc-b")));
    }

    @Test
    void anUnknownBoardIsToldItsChips() {
        assertEquals(
                "none of the GPIO chips is known as that of a pin header: gpiochip0 [soc-a],"
                        + " gpiochip1 [soc-b]; name one with 'chip'",
                choice(null, chips("soc-a soc-b")));
        assertEquals(
                "no single GPIO chip is 'soc-c'; there are gpiochip0 [soc-a], gpiochip1 [soc-b]",
                choice("soc-c", chips("soc-a soc-b")));
        assertEquals("this machine has no GPIO chip", choice(null, List.of()));
    }
}
