/**
 * Why a tick was late.
 *
 * <p>In flow the {@link dev.takt.timing.Excursion}s the loop has kept, and what was going on
 * meanwhile: pauses of the JVM from its own log, the kernel's figures of the loop thread and of its
 * CPU. Out flow one {@link dev.takt.attribution.LateTick} for each, and totals of causes. All of it
 * happens off the loop thread and without its help.
 *
 * <ol>
 *   <li>{@link dev.takt.attribution.Verdict#of} is a pure function of what was seen.
 *   <li>What cannot be told is {@link dev.takt.attribution.Cause#UNKNOWN}, never guessed.
 *   <li>A source that this machine does not have is left out; the others go on.
 * </ol>
 */
@NullMarked
package dev.takt.attribution;

import org.jspecify.annotations.NullMarked;
