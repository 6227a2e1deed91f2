/**
 * Device files: open, ioctl, read, write, close, as the kernel answers them.
 *
 * <p>In flow paths, request numbers and addresses of structures; out flow results and errnos. The
 * packages beside this one ({@code linux.gpio}, {@code linux.i2c}, {@code linux.spi}, {@code
 * linux.pwm}) know what the structures mean. All of them reach the kernel through {@link
 * dev.takt.linux.device.DeviceFiles}, so that a test can stand in for it.
 */
@NullMarked
package dev.takt.linux.device;

import org.jspecify.annotations.NullMarked;
