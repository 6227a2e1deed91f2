package dev.takt.recording.file;

import java.time.Instant;

/**
 * What a recording is of.
 *
 * @param controller name of the controller
 * @param cause in one word: {@code late}, {@code degraded}, {@code safe}, {@code stall}, {@code
 *     fault}, {@code command}
 * @param tick in which the cause lies
 * @param at when that tick was released
 * @param rateHz nominal ticks per second
 */
public record RecordingNote(
        String controller, String cause, long tick, Instant at, double rateHz) {}
