package dev.takt.board.pi4j;

import static java.util.concurrent.TimeUnit.SECONDS;

import com.pi4j.context.Context;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/**
 * Shuts a Pi4J context down, which leaves every output at its shutdown state; waits no longer than
 * a bound for providers that hang.
 */
record ContextEnd(Context context) implements AutoCloseable {
    private static final long LONGEST_SECONDS = 3;

    @Override
    public void close() throws ExecutionException, TimeoutException {
        try {
            context.asyncShutdown().get(LONGEST_SECONDS, SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
