/**
 * Signals that are held at a value for a while, whatever is measured or computed.
 *
 * <p>In flow a checked program and the names that are to be forced; out flows a program with a gate
 * for each of them ({@link dev.takt.force.ForcedProgram}), which {@code reload} puts in the place
 * of the one that runs. {@link dev.takt.force.Forces} knows what is forced, from which tick to
 * which; values get into a gate through the mailbox of the loop. {@link dev.takt.force.Forcible}
 * says which names can be forced, and to what.
 */
@NullMarked
package dev.takt.force;

import org.jspecify.annotations.NullMarked;
