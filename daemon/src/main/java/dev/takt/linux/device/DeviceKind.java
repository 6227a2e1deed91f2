package dev.takt.linux.device;

import dev.takt.linux.Errno;

/** What a device file belongs to, and what to do when the kernel refuses it. */
public enum DeviceKind {
    GPIO(
            "gpio",
            "the board has no such GPIO chip; see ls /dev/gpiochip*",
            "another program or a driver holds it; see gpioinfo"),
    I2C(
            "i2c",
            "switch the bus on (Raspberry Pi: dtparam=i2c_arm=on in config.txt, then sudo modprobe"
                    + " i2c-dev); see ls /dev/i2c-*",
            "a driver of the kernel holds the chip; see /sys/bus/i2c/devices"),
    SPI(
            "spi",
            "switch the bus on (Raspberry Pi: dtparam=spi=on in config.txt); see ls /dev/spidev*",
            "another program holds it"),
    PWM(
            "gpio",
            "switch the channel on (Raspberry Pi: dtoverlay=pwm in config.txt); see ls"
                    + " /sys/class/pwm",
            "another program or a driver holds the channel");

    private final String group;
    private final String absent;
    private final String busy;

    DeviceKind(String group, String absent, String busy) {
        this.group = group;
        this.absent = absent;
        this.busy = busy;
    }

    /** What to do about an errno that opening or asking for the device gave. */
    public String remedy(int errno) {
        return switch (errno) {
            case Errno.ENOENT, Errno.ENXIO, Errno.ENODEV -> absent;
            case Errno.EACCES, Errno.EPERM ->
                    "the user must be in the group that may use it: sudo usermod -aG "
                            + group
                            + " $USER, then log in again";
            case Errno.EBUSY -> busy;
            default -> "the kernel's log may say more: sudo dmesg";
        };
    }
}
