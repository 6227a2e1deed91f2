package dev.takt.recording;

/**
 * One quantity of a recording.
 *
 * @param name of the signal, or one that begins with {@code $} for what the loop itself adds
 * @param unit for display; empty where none is known
 */
public record Column(String name, String unit) {}
