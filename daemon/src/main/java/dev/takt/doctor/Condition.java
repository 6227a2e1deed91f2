package dev.takt.doctor;

/**
 * Something about a machine that costs latency when it is not as it should be.
 *
 * <p>A condition has no state and changes nothing; the same machine gives the same finding.
 */
public interface Condition {
    /** Its name in the output and in docs/doctor.md: lower case, digits and dashes. */
    String id();

    /** Why it matters, in a sentence or two. */
    String why();

    /** Looks. Never throws because of what the machine's files hold or lack. */
    Finding examine(Machine machine);
}
