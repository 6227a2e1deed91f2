package dev.takt.control;

/**
 * Who is at the other end of a connection, as the kernel says.
 *
 * @param user name of the user, or its number where it has no name
 * @param group name of the group, likewise
 */
public record Peer(String user, String group) {
    /** For a connection whose other end the kernel does not tell. */
    static final Peer UNKNOWN = new Peer("?", "?");

    @Override
    public String toString() {
        return user + ":" + group;
    }
}
