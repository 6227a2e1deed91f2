/**
 * GPIO chips through /dev/gpiochipN: version 2 of the kernel's interface (linux/gpio.h).
 *
 * <p>In flow lines with their settings, out flow {@link dev.takt.linux.gpio.LineRequest}s: up to 64
 * lines of one chip whose values are read and written together, and whose edges arrive with the
 * kernel's own timestamps.
 */
@NullMarked
package dev.takt.linux.gpio;

import org.jspecify.annotations.NullMarked;
