package dev.takt.board.device;

/**
 * A register that tells which chip it is.
 *
 * @param where the register's number; offset 0
 * @param number its bytes
 * @param mask the bits that count
 * @param value what they are
 */
public record Identity(int where, RawValue number, long mask, long value) {}
