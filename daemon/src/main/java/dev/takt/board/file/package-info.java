/**
 * Inputs and outputs that are files of the kernel: sysfs, hwmon, IIO, 1-Wire, procfs.
 *
 * <p>A {@link dev.takt.board.file.FileGroup} has one thread that reads all its inputs and one that
 * writes all its outputs, so that a file that takes its time delays neither the loop nor an output.
 * Samples flow from a {@link dev.takt.board.file.FileReader} to the loop as one published object
 * each, values flow from the loop to a {@link dev.takt.board.file.FileWriter} through one volatile
 * cell; neither side ever waits for the other. The loop sees both as {@link
 * dev.takt.board.RealInput} and {@link dev.takt.board.RealOutput}.
 *
 * <p>{@link dev.takt.board.file.KernelSensor} tells people which file is that of a sensor.
 */
@NullMarked
package dev.takt.board.file;

import org.jspecify.annotations.NullMarked;
