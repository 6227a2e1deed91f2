/**
 * The off-heap memory that holds every signal of a controller.
 *
 * <p>An {@link dev.takt.arena.ArenaLayout} says which name stands where; a {@link
 * dev.takt.arena.SignalArena} is the memory itself. Every cell is one {@code double} of 8 bytes in
 * native byte order. The loop thread alone writes the arena while the loop runs.
 */
@NullMarked
package dev.takt.arena;

import org.jspecify.annotations.NullMarked;
