package dev.takt.board.chip;

/**
 * An output of a chip.
 *
 * @param number of the channel, 0 to 255
 * @param cell where the loop leaves its value
 * @param periodNanos shortest time between two writes, above 0
 */
public record ChipChannel(int number, OutputCell cell, long periodNanos) {}
