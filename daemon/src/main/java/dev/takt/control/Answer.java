package dev.takt.control;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** The answer to a request, which may not be known yet. Used by the thread of the server alone. */
@FunctionalInterface
public interface Answer {
    /**
     * The reply, as soon as it is known. Asked for about once in a millisecond until it is.
     *
     * @param nowNanos the present, on the server's clock
     * @return null where it is not known yet
     * @throws RefusedException if it has come to nothing
     */
    @Nullable Reply poll(long nowNanos) throws RefusedException;

    /** The client has gone and nobody will ask any more. */
    default void abandon() {}

    /** An answer that is known at once. */
    static Answer of(Consumer<JsonGenerator> members) {
        Reply reply = new Reply(members, null);
        return _ -> reply;
    }
}
