package dev.takt.linux.gpio;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which of the chips of a board a line is on. */
public final class ChipChoice {
    /**
     * The chips behind the 40-pin header of Raspberry Pis, by the labels of their drivers: that of
     * the 5, of the 4, of all before. Line n of each is what the header calls GPIO n.
     */
    private static final List<String> HEADERS =
            List.of("pinctrl-rp1", "pinctrl-bcm2711", "pinctrl-bcm2835");

    private ChipChoice() {}

    /**
     * The chip a configuration means.
     *
     * @param wanted a name under /dev ({@code gpiochip0}), a number or a label; null for the chip
     *     of the pin header: on a Raspberry Pi by its label, elsewhere the only chip there is
     * @param chips those there are
     * @return the chip, empty where none or more than one fits
     */
    public static Optional<GpioChipInfo> of(@Nullable String wanted, List<GpioChipInfo> chips) {
        if (wanted != null) {
            String name = wanted.matches("[0-9]+") ? "gpiochip" + wanted : wanted;
            return only(
                    chips.stream()
                            .filter(chip -> chip.name().equals(name) || chip.label().equals(wanted))
                            .toList());
        }
        for (String header : HEADERS) {
            List<GpioChipInfo> found =
                    chips.stream().filter(chip -> chip.label().equals(header)).toList();
            if (!found.isEmpty()) {
                return only(found);
            }
        }
        return only(chips);
    }

    private static Optional<GpioChipInfo> only(List<GpioChipInfo> chips) {
        return chips.size() == 1 ? Optional.of(chips.getFirst()) : Optional.empty();
    }

    /** Why {@link #of} found no chip, with the chips there are. */
    public static String explain(@Nullable String wanted, List<GpioChipInfo> chips) {
        if (chips.isEmpty()) {
            return "this machine has no GPIO chip";
        }
        String all = chips.stream().map(GpioChipInfo::toString).collect(Collectors.joining(", "));
        return wanted == null
                ? "none of the GPIO chips is known as that of a pin header: "
                        + all
                        + "; name one with 'chip'"
                : "no single GPIO chip is '" + wanted + "'; there are " + all;
    }
}
