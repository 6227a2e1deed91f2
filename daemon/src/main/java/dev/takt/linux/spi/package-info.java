/**
 * Chips on SPI buses through /dev/spidevB.C (linux/spi/spidev.h).
 *
 * <p>In flow bytes to send, out flow as many received ones, or an errno.
 */
@NullMarked
package dev.takt.linux.spi;

import org.jspecify.annotations.NullMarked;
