package dev.takt.control;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * Lines that a client gets without asking again, until it closes the connection or asks for another
 * feed. Used by the thread of the server alone.
 */
public interface Feed {
    /** When there may be something next, on the server's clock. */
    long dueNanos();

    /**
     * The next line, asked for again until there is none. A client that does not keep up is not
     * asked for, so a feed finds out by the time that something has been left out.
     *
     * @param nowNanos the present, on the server's clock
     * @return writes the members of the line; null where there is none for now
     */
    @Nullable Consumer<JsonGenerator> next(long nowNanos);

    /** Whether it is over: {@link #next} has nothing and never will again. */
    default boolean over() {
        return false;
    }

    /** The client has gone, or has asked for another feed. */
    default void close() {}
}
