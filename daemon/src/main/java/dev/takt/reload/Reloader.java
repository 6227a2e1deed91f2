package dev.takt.reload;

import dev.takt.board.BoardException;
import dev.takt.force.Forces;
import dev.takt.linux.MonotonicClock;
import dev.takt.loop.ControlLoop;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reloads the configuration of one controller whenever it is asked to, on a thread of its own.
 *
 * <p>Guarantees:
 *
 * <ol>
 *   <li>One reload at a time. Requests that come while none has begun to read the files are one.
 *   <li>Every request is answered, also where the controller ends; every answer is logged.
 *   <li>A configuration that cannot be taken up leaves the controller as it was.
 *   <li>One that was taken up and does worse than the one before, while it is on {@link Probation},
 *       makes way for that again. Another reload ends the probation.
 *   <li>What is forced stays so over a reload that says the same of the name as before.
 * </ol>
 */
public final class Reloader implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Reloader.class);
    private static final long IDLE_NANOS = 1_000_000_000;
    private static final long PROBATION_LOOK_NANOS = 100_000_000;

    private final Supplier<Reading> files;
    private final Hatches hatches;
    private final Forces forces;
    private final GateRequests gateRequests;
    private final Consumer<Loaded> taken;
    private final LongSupplier late;
    private final LongSupplier clock;
    private final Reload reload;
    private final LateHistory history = new LateHistory();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Semaphore wanted = new Semaphore(0);

    // Guarded by itself.
    private final Deque<Request> waiting = new ArrayDeque<>();

    private final Thread thread;
    private Runnable begun = () -> {};
    private Runnable served = () -> {};
    private volatile Loaded loaded;

    // Of the thread alone: what comes back when the probation fails; both or neither.
    private @Nullable Loaded before;
    private @Nullable Probation probation;

    private final Standing standing = new Standing();

    private record Request(Supplier<Reading> from, CompletableFuture<ReloadResult> result) {}

    /**
     * @param loop runs {@code first}
     * @param files reads what the files say, at each reload
     * @param hatches where others meet the loop
     * @param forces what is forced
     * @param taken is told what the loop runs, whenever that is something else
     * @param late how many ticks were late or missed so far
     */
    public Reloader(
            ControlLoop loop,
            Loaded first,
            Supplier<Reading> files,
            Hatches hatches,
            Forces forces,
            Consumer<Loaded> taken,
            LongSupplier late) {
        this.files = files;
        this.hatches = hatches;
        this.forces = forces;
        this.gateRequests = new GateRequests(forces);
        this.taken = taken;
        this.late = late;
        this.loaded = first;
        this.clock = MonotonicClock::nowNanos;
        this.reload = new Reload(new Swap(loop, this::idle), hatches, this::warmUpNanos);
        this.thread = new Thread(this::run, "takt-reload");
        thread.setDaemon(true);
    }

    /** The same for a test, which calls {@link #step} itself. */
    Reloader(
            Reload reload,
            Loaded first,
            Supplier<Reading> files,
            Hatches hatches,
            Forces forces,
            Consumer<Loaded> taken,
            LongSupplier late,
            LongSupplier clock) {
        this.files = files;
        this.hatches = hatches;
        this.forces = forces;
        this.gateRequests = new GateRequests(forces);
        this.taken = taken;
        this.late = late;
        this.loaded = first;
        this.clock = clock;
        this.reload = reload;
        this.thread = new Thread(this::run, "takt-reload");
    }

    /**
     * Runs these around every reload, whatever comes of it, on its thread; to be called before
     * {@link #start}.
     */
    public void around(Runnable before, Runnable after) {
        begun = before;
        served = after;
    }

    /**
     * Tells this what runs well: what the loop begins with, and whatever has stood its probation
     * and run for ten seconds. On its thread; to be called before {@link #start}.
     */
    public void tellsWhatStood(Consumer<Loaded> told) {
        standing.tells(told);
    }

    /** Begins to serve requests; those that came before are served now. */
    public void start() {
        thread.start();
    }

    /**
     * Asks for a reload and returns at once.
     *
     * @return what will have come of it
     */
    public Future<ReloadResult> request() {
        return request(files);
    }

    /**
     * The same for something else than what the files say.
     *
     * @param from reads it; called on the thread of the reloads
     */
    public Future<ReloadResult> request(Supplier<Reading> from) {
        CompletableFuture<ReloadResult> mine = new CompletableFuture<>();
        synchronized (waiting) {
            Request last = waiting.peekLast();
            if (last != null && last.from().equals(from)) {
                return last.result();
            }
            waiting.addLast(new Request(from, mine));
        }
        wanted.release();
        if (closing.getCount() == 0) {
            refuseWaiting();
        }
        return mine;
    }

    private @Nullable Request next() {
        synchronized (waiting) {
            return waiting.pollFirst();
        }
    }

    /**
     * Asks for a program in which all that is about to be forced can be, and returns at once.
     *
     * @return whether the loop will have taken it up
     */
    public Future<Boolean> requestGates() {
        Future<Boolean> result = gateRequests.add();
        wanted.release();
        if (closing.getCount() == 0) {
            refuseWaiting();
        }
        return result;
    }

    /** What the controller runs. */
    public Loaded loaded() {
        return loaded;
    }

    private boolean idle(long nanos) throws InterruptedException {
        return !closing.await(nanos, TimeUnit.NANOSECONDS);
    }

    /** Time has run out where all is to end: nothing is warmed up any more. */
    private long warmUpNanos() {
        return closing.getCount() == 0 ? Long.MAX_VALUE : clock.getAsLong();
    }

    private void run() {
        standing.first(loaded);
        try {
            while (closing.getCount() > 0) {
                boolean _ = wanted.tryAcquire(lookNanos(), TimeUnit.NANOSECONDS);
                step();
            }
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }

    /** Serves the next request, or looks how the controller does. */
    void step() throws InterruptedException {
        Request request = next();
        CompletableFuture<Boolean> gates = gateRequests.next();
        if (request != null) {
            serve(request);
            Leavings.giveBack();
        }
        if (gates != null) {
            fit(gates);
            Leavings.giveBack();
        }
        if (request == null && gates == null) {
            look(clock.getAsLong());
        }
        forces.look();
    }

    private void serve(Request request) throws InterruptedException {
        begun.run();
        try {
            Reading reading = request.from().get();
            Reload.Gates gates =
                    gateRequests.gates(loaded.configuration(), reading.configuration());
            Reload.Outcome outcome = reload.run(loaded, reading, gates);
            Loaded replaced = loaded;
            loaded = outcome.loaded();
            if (outcome.result().taken()) {
                forces.keepOnly(gates.kept(), outcome.result().tick(), "a reload changes it");
                settle();
                hatches.show(replaced.generation().hatch());
                taken.accept(loaded);
                begin(replaced, clock.getAsLong());
            }
            outcome.result().log(LOG);
            request.result().complete(outcome.result());
        } catch (RuntimeException | LinkageError | OutOfMemoryError mistake) {
            LOG.error("the configuration cannot be reloaded, the controller runs on", mistake);
            request.result()
                    .complete(ReloadResult.refused("it cannot be reloaded: " + mistake, null));
        } finally {
            forces.thaw();
            served.run();
        }
    }

    /** The same configuration with other gates: its probation goes on, and what may come back. */
    private void fit(CompletableFuture<Boolean> request) throws InterruptedException {
        try {
            Reload.Gates gates = gateRequests.gates(loaded.configuration(), loaded.configuration());
            if (loaded.forcible().containsAll(gates.names())) {
                request.complete(true);
                return;
            }
            Reload.Outcome outcome = reload.fit(loaded, gates);
            loaded = outcome.loaded();
            if (probation != null) {
                probation.goOnOver(loaded);
            }
            standing.goesOnAs(loaded);
            request.complete(outcome.result().taken());
        } catch (BoardException | RuntimeException | LinkageError | OutOfMemoryError mistake) {
            LOG.error("nothing can be forced, the controller runs on", mistake);
            request.complete(false);
        } finally {
            forces.thaw();
        }
    }

    private long lookNanos() {
        return probation == null && forces.active().isEmpty() ? IDLE_NANOS : PROBATION_LOOK_NANOS;
    }

    private long probationNanos() {
        return Math.round(loaded.configuration().reload().probationSeconds() * 1e9);
    }

    /** Keeps what was replaced for a time; its hardware too. */
    private void begin(Loaded replaced, long nowNanos) {
        standing.begins(loaded, nowNanos);
        long length = probationNanos();
        if (length == 0) {
            loaded.board().releaseOthers();
            return;
        }
        long total = late.getAsLong();
        Probation.LateCount count = new Probation.LateCount(total, history.during(total));
        before = replaced;
        probation = new Probation(loaded, replaced, nowNanos, length, count);
        history.clear();
    }

    /** What runs is what is meant to run; nothing comes back. */
    private void settle() {
        if (probation != null) {
            before = null;
            probation = null;
        }
    }

    /** Looks how the controller does. */
    private void look(long nowNanos) throws InterruptedException {
        Probation current = probation;
        Loaded old = before;
        if (current == null || old == null) {
            history.note(nowNanos, late.getAsLong(), probationNanos());
            standing.look(nowNanos);
            return;
        }
        String failure = current.failure(nowNanos, late.getAsLong());
        if (failure != null) {
            takeBack(old, failure, nowNanos);
        } else if (current.isOver(nowNanos)) {
            settle();
            loaded.board().releaseOthers();
            LOG.info("the reload has stood its probation");
            Leavings.giveBack();
            standing.look(nowNanos);
        }
    }

    private void takeBack(Loaded old, String failure, long nowNanos) throws InterruptedException {
        settle();
        Loaded failed = loaded;
        try {
            Set<String> kept =
                    gateRequests.gates(loaded.configuration(), old.configuration()).kept();
            kept.retainAll(old.forcible());
            kept.retainAll(failed.forcible());
            Reload.Outcome outcome = reload.back(failed, old, kept);
            if (outcome.result().taken()) {
                loaded = outcome.loaded();
                forces.keepOnly(kept, outcome.result().tick(), "a reload is taken back");
                tellBack(failed, failure, outcome.result().tick());
                standing.begins(loaded, nowNanos);
            }
        } finally {
            forces.thaw();
        }
    }

    private void tellBack(Loaded failed, String failure, long tick) {
        hatches.show(failed.generation().hatch());
        taken.accept(loaded);
        loaded.board().releaseOthers();
        LOG.error(
                "the reload is taken back at tick {}, the controller runs as before it: {}",
                tick,
                failure);
    }

    private void refuseWaiting() {
        for (Request request = next(); request != null; request = next()) {
            request.result().complete(ReloadResult.refused("the controller ends", null));
        }
        gateRequests.refuse();
    }

    /** Ends, after the reload that has begun. The loop must not be waited for before. */
    @Override
    public void close() {
        closing.countDown();
        wanted.release();
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        refuseWaiting();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
