package dev.takt.formula.syntax;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/** Runs something on a thread with half the stack that the JVM gives by itself. */
public final class SmallStack {
    private static final long BYTES = 512 << 10;

    private SmallStack() {}

    /**
     * The result of {@code work}.
     *
     * @throws AssertionError if it throws, a StackOverflowError above all
     */
    public static <T> T run(Supplier<T> work) {
        FutureTask<T> task = new FutureTask<>(work::get);
        new Thread(null, task, "small stack", BYTES).start();
        try {
            return task.get();
        } catch (ExecutionException e) {
            throw new AssertionError("failed with " + e.getCause(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }
}
