/**
 * What a machine does to the latency of the loop: the words in which {@code takt doctor} speaks,
 * and the one door through which it looks.
 *
 * <p>In flows a {@link dev.takt.doctor.Machine}: the files below {@code /proc}, {@code /sys} and
 * {@code /dev} under a root, what only the process itself can be asked ({@link
 * dev.takt.doctor.Facts}), and what the configuration wants. Out flows a {@link
 * dev.takt.doctor.Finding} for each {@link dev.takt.doctor.Condition}. Nothing is changed, nothing
 * needs root, and a file that is missing, unreadable or not what the kernel documents never throws:
 * the condition then does not exist here.
 *
 * <p>The conditions themselves are in {@code doctor.condition}; the command line prints.
 */
@NullMarked
package dev.takt.doctor;

import org.jspecify.annotations.NullMarked;
