package dev.takt.config;

/**
 * A channel of a PWM chip. The value is the duty cycle, 0 to 1.
 *
 * @param chip number of the chip: 0 for {@code /sys/class/pwm/pwmchip0}
 * @param channel number of the channel on the chip
 * @param frequencyHz frequency in Hz
 * @param inverted whether the active part of a period is low
 */
public record PwmOutput(int chip, int channel, double frequencyHz, boolean inverted)
        implements OutputSink {}
