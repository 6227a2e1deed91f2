package dev.takt.force;

/**
 * A signal that is held at a value.
 *
 * @param name an input, a formula or an output
 * @param value what it is held at
 * @param fromTick the first tick in which it is
 * @param untilTick the first tick in which it no longer is
 * @param by who asked for it
 */
public record Force(String name, double value, long fromTick, long untilTick, String by) {}
