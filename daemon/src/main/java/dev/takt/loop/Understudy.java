package dev.takt.loop;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Rehearses beside a loop that runs already, with generations of its own, until the JIT has nothing
 * left to do: what it compiles is the code that the loop runs too.
 *
 * <p>It has nothing in common with the loop but that code, and the CPUs that are not the loop's.
 */
public final class Understudy implements AutoCloseable {
    /** Kept as long as this: the code of the loop knows the classes of its batches. */
    private final AtomicReference<@Nullable Rehearsal> rehearsal = new AtomicReference<>();

    private volatile boolean dismissed;

    private Understudy() {}

    /**
     * Starts rehearsing on a thread of its own. To be kept for as long as the loop runs.
     *
     * @param rehearsal made there
     * @param clock of the class of the loop's
     * @param finished run there when nothing is left to do, unless it was dismissed before
     */
    public static Understudy start(
            Supplier<Rehearsal> rehearsal, LoopClock clock, Runnable finished) {
        Understudy understudy = new Understudy();
        Thread.ofPlatform()
                .name("takt-understudy")
                .daemon()
                .start(() -> understudy.rehearse(rehearsal.get(), clock, finished));
        return understudy;
    }

    private void rehearse(Rehearsal made, LoopClock clock, Runnable finished) {
        rehearsal.set(made);
        made.run(clock, () -> dismissed);
        if (!dismissed) {
            finished.run();
        }
    }

    /** Ends it soon, without waiting for that: it holds nothing that others need. */
    @Override
    public void close() {
        dismissed = true;
    }
}
