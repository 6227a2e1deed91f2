/**
 * Another configuration for a controller that runs, without a missed tick.
 *
 * <p>In flows what a file says now, as a {@link dev.takt.reload.Reading}; out flows a {@link
 * dev.takt.reload.ReloadResult}, and to the loop an {@link dev.takt.loop.Exchange}. On the way the
 * configuration is compared with the one that runs, compiled and warmed up, what is new on the
 * board is opened, and a list is made of the cells that are carried over, by name. All of that
 * happens on the thread of the {@link dev.takt.reload.Reloader}; the loop is left with copying
 * memory.
 *
 * <p>{@code service} makes the first generation and the reloader of a controller.
 */
@NullMarked
package dev.takt.reload;

import org.jspecify.annotations.NullMarked;
