/**
 * PWM channels through /sys/class/pwm.
 *
 * <p>In flow a period, a polarity and shares of the period for which a channel is active; out flow
 * writes to the files of the kernel: one for each change.
 */
@NullMarked
package dev.takt.linux.pwm;

import org.jspecify.annotations.NullMarked;
