/**
 * Every condition that {@code takt doctor} knows, a small record each, and {@link
 * dev.takt.doctor.condition.Checkup} that examines them all in the order in which they are told.
 *
 * <p>A condition reads a {@link dev.takt.doctor.Machine} and answers a {@link
 * dev.takt.doctor.Finding}. docs/doctor.md tells each with its reason and its remedy; a test holds
 * the two together.
 */
@NullMarked
package dev.takt.doctor.condition;

import org.jspecify.annotations.NullMarked;
