/**
 * One chip on a bus: what is said to it, when, and what becomes of its answers.
 *
 * <p>In flow a {@link dev.takt.board.device.DeviceDescriptor} and what a configuration wants of it
 * ({@link dev.takt.board.chip.ChipAssembly}), or a register or transfer that the configuration
 * describes itself ({@link dev.takt.board.chip.PlainChips}). Out flows a {@link
 * dev.takt.board.chip.Chip}, which the thread of a bus steps; it speaks over a {@link
 * dev.takt.board.ChipLink}. Between it and the loop lie {@link dev.takt.board.chip.SampleCell} and
 * {@link dev.takt.board.chip.OutputCell}, the only things that both threads touch; neither waits
 * for the other.
 *
 * <p>Formulas are evaluated here, on the thread of the bus, by the flat interpreter. {@code
 * board.bus} brings the chips of one bus together.
 */
@NullMarked
package dev.takt.board.chip;

import org.jspecify.annotations.NullMarked;
