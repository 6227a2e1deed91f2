package dev.takt.formula.syntax;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/** Runs something on a thread with three quarters of the stack that the JVM gives by itself. */
public final class SmallStack {
    /** The deepest formula takes most in code of the JVM's first compiler: up to 640 KB. */
    private static final long BYTES = 768 << 10;

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
