package dev.takt.config.read;

import dev.takt.diagnostic.Span;

/**
 * Something read from a file and where its claim on the hardware is written: the line, the channel,
 * the address.
 *
 * @param value what was read
 * @param at where
 */
record Placed<T>(T value, Span at) {}
