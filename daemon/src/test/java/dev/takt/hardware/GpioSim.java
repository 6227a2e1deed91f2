package dev.takt.hardware;

/**
 * A chip of the kernel's gpio-sim: its lines are pulled from outside, and the levels they have are
 * read. It exists from {@link #plug} until it is closed; lines of earlier chips are all gone then.
 */
final class GpioSim implements AutoCloseable {
    private static final KernelFile CONFIGURATION = KernelFile.at("/sys/kernel/config/gpio-sim");

    private final KernelFile device;
    private final KernelFile bank;
    private final KernelFile lines;
    private final String chip;

    private GpioSim(KernelFile device, KernelFile bank) {
        this.device = device;
        this.bank = bank;
        chip = bank.in("chip_name").text();
        lines = KernelFile.at("/sys/devices/platform/" + device.in("dev_name").text() + "/" + chip);
    }

    /**
     * Makes a chip.
     *
     * @param label what the chip says its name is; no other chip has it
     * @param lines how many lines it has
     */
    static GpioSim plug(String label, int lines) {
        KernelFile device = CONFIGURATION.in(label);
        device.makeDirectory();
        KernelFile bank = device.in("bank");
        bank.makeDirectory();
        bank.in("num_lines").write(lines);
        bank.in("label").write(label);
        device.in("live").write(1);
        return new GpioSim(device, bank);
    }

    /** As under /dev, such as {@code gpiochip1}. */
    String chip() {
        return chip;
    }

    /** Pulls a line from outside. A line that Takt drives keeps the level it is driven to. */
    void pull(int line, boolean up) {
        lines.in("sim_gpio" + line).in("pull").write(up ? "pull-up" : "pull-down");
    }

    /** Which way a line is pulled: by the test, or by the bias that was asked for. */
    boolean pulledUp(int line) {
        return lines.in("sim_gpio" + line).in("pull").text().equals("pull-up");
    }

    /** The level of a line: 1 is high. */
    int level(int line) {
        return lines.in("sim_gpio" + line).in("value").number();
    }

    /** Takes the chip away under whoever uses it. */
    void unplug() {
        device.in("live").write(0);
    }

    /** Brings it back; it may have another number then. */
    GpioSim replug() {
        device.in("live").write(1);
        return new GpioSim(device, bank);
    }

    @Override
    public void close() {
        if (device.in("live").number() == 1) {
            unplug();
        }
        bank.remove();
        device.remove();
    }
}
