package dev.takt.linux.gpio;

/**
 * What the kernel says of a GPIO chip.
 *
 * @param name its name under /dev: {@code gpiochip0}
 * @param label what its driver calls it: {@code pinctrl-rp1}
 * @param lines how many lines it has
 */
public record GpioChipInfo(String name, String label, int lines) {
    @Override
    public String toString() {
        return name + " [" + label + "]";
    }
}
