/**
 * I2C and SPI objects of Pi4J over the kernel's device files.
 *
 * <p>In flow Pi4J configurations, out flow objects that are a {@link dev.takt.board.ChipLink}
 * beside the interface of Pi4J: threads of Takt use the link, which reports a chip that does not
 * answer by its errno; other programs use the methods of Pi4J, which throw.
 */
@NullMarked
package dev.takt.board.pi4j.bus;

import org.jspecify.annotations.NullMarked;
