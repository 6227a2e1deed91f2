package dev.takt.board.device;

/**
 * A byte that tells whether a conversion is done.
 *
 * @param register number of the register, 0 to 255; -1 for a chip without registers
 * @param mask the bits that count
 * @param value what they are once it is done
 * @param timeoutMs after this time the device counts as not answering, in ms
 */
public record Ready(int register, int mask, int value, double timeoutMs) {}
