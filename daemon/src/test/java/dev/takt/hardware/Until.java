package dev.takt.hardware;

import static org.junit.jupiter.api.Assertions.fail;

import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for the world: something happens, or the test fails after a time that is ample. */
final class Until {
    /** One guest is much slower than the other. */
    private static final long PATIENCE_NANOS =
            Integer.getInteger("takt.patience_s", 60) * 1_000_000_000L;

    private static final long PAUSE_NANOS = 5_000_000;

    private Until() {}

    /** Returns when so much time has passed, for what is counted in it. */
    static void passed(long nanos) {
        long end = System.nanoTime() + nanos;
        for (long left = nanos; left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    /**
     * Returns as soon as something is so.
     *
     * @param what is waited for, for the message
     * @param context more for the message, asked for when nothing came of it
     */
    static void so(String what, BooleanSupplier condition, Supplier<String> context) {
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - end > 0) {
                fail("waited in vain: " + what + "\n" + context.get());
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }
}
