package dev.takt.control;

/** What is done for one name of a command. */
@FunctionalInterface
public interface Command {
    /**
     * Begins to answer. Runs on the thread of the server, so it must not wait: what takes time is
     * begun elsewhere and asked for through the answer.
     *
     * @param peer who asks
     * @throws RefusedException if there is nothing to begin; told to the client
     */
    Answer answer(Request request, Peer peer) throws RefusedException;

    /**
     * Whether it may begin while earlier requests of the same client still wait for their answers.
     */
    default boolean pipelined() {
        return false;
    }
}
