/**
 * I2C buses through /dev/i2c-N (linux/i2c-dev.h).
 *
 * <p>In flow bytes to write and the number of bytes to read, out flow bytes and errnos. One {@link
 * dev.takt.linux.i2c.I2cAdapter} is one bus; it serves all chips on it.
 */
@NullMarked
package dev.takt.linux.i2c;

import org.jspecify.annotations.NullMarked;
