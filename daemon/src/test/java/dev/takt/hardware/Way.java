package dev.takt.hardware;

/** One way to do what a tick does, on devices that are open. */
interface Way extends AutoCloseable {
    /** Does it once. */
    void tick() throws Exception;

    @Override
    void close();

    /**
     * A way before its devices are open.
     *
     * @param name for the table
     */
    record Named(String name, Opening opening) {}

    /** Opens the devices; nobody else has them open then. */
    @FunctionalInterface
    interface Opening {
        Way open() throws Exception;
    }
}
