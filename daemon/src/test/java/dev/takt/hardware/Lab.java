package dev.takt.hardware;

/**
 * The board of simulated devices that {@code src/hardware/module} puts into the kernel. What its
 * files mean is said there.
 */
final class Lab {
    static final KernelFile BOARD = KernelFile.at("/sys/devices/platform/taktlab");

    private Lab() {}

    /** Its GPIO chip as under /dev. */
    static String gpioChip() {
        return onlyChild(BOARD, "gpiochip");
    }

    /** Its I2C bus, such as {@code i2c-1}. */
    static String i2cBus() {
        return "i2c-" + BOARD.in("i2c/bus").number();
    }

    /** Its PWM chip as under /sys/class/pwm. */
    static String pwmChip() {
        return onlyChild(BOARD.in("pwm"), "pwmchip");
    }

    private static String onlyChild(KernelFile directory, String prefix) {
        String[] names = directory.path().toFile().list((_, name) -> name.startsWith(prefix));
        if (names == null || names.length != 1) {
            throw new AssertionError("not exactly one " + prefix + " in " + directory.path());
        }
        return names[0];
    }
}
