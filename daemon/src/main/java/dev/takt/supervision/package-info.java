/**
 * Watches a loop from outside: finished ticks flow in, safe values flow out when there are none.
 *
 * <p>A {@link dev.takt.supervision.Supervisor} is stepped with the time; a {@link
 * dev.takt.supervision.SupervisorThread} does so, off the CPU of the loop.
 */
@NullMarked
package dev.takt.supervision;

import org.jspecify.annotations.NullMarked;
