package dev.takt.arena;

/**
 * Whose image it is.
 *
 * @param generation counts the programs that the controller has run, from 1
 * @param periodNanos time between two ticks
 * @param processId of the controller
 */
public record ImageOrigin(int generation, long periodNanos, long processId) {}
