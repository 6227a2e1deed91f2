/**
 * Device descriptors: what a chip on an I2C or SPI bus is told and what its answers mean, as data.
 *
 * <p>In flow JSON texts, one a device: {@link dev.takt.board.device.DescriptorReader} turns each
 * into a {@link dev.takt.board.device.DeviceDescriptor} or into diagnostics with places; {@link
 * dev.takt.board.device.Descriptors} holds those that come with Takt. Out flow, for the thread of a
 * bus, the bytes to write and the steps to read; for the samples, {@link
 * dev.takt.board.device.RawValue}, which takes a number out of bytes without allocation, and {@link
 * dev.takt.board.device.Checksum}; for the batch, formulas as text over the names of these numbers.
 *
 * <p>{@link dev.takt.board.device.DeviceDecoder} and {@link dev.takt.board.device.DeviceEncoder}
 * put all of that together by the interpreter: the reference for the loop, and never in it.
 */
@NullMarked
package dev.takt.board.device;

import org.jspecify.annotations.NullMarked;
