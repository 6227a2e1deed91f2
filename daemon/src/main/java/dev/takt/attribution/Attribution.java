package dev.takt.attribution;

import dev.takt.timing.Excursion;
import dev.takt.timing.ExcursionWatch;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Finds out why ticks were late, some 200 ms after they were.
 *
 * <p>{@link #step} is called every 100 ms, by a thread of its own or by a test. Each call takes a
 * sample of everything that only counts, so that a late tick lies between two of them.
 */
public final class Attribution implements AutoCloseable {
    /** A safepoint's line may be written this much after the tick it made late. */
    static final long PATIENCE_NANOS = 150_000_000;

    private static final long REMEMBERED_NANOS = 20_000_000_000L;
    private static final int MOST_PAUSES = 4_096;
    private static final long SEARCH_NANOS = 1_000_000_000L;

    /** Each quiet interval counts with an eighth in what is usual. */
    private static final double SHARE = 0.125;

    private final ExcursionWatch watch;
    private volatile Setting setting;
    private final Sources sources;
    private final Consumer<LateTick> consumer;
    private final Deque<Load> loads = new ArrayDeque<>();
    private final Deque<Pause> pauses = new ArrayDeque<>();
    private final Deque<Open> open = new ArrayDeque<>();
    private final Map<Cause, Long> totals = new EnumMap<>(Cause.class);
    private double usualWait;
    private long searchedNanos = -SEARCH_NANOS;
    private long droppedSeen;

    /** A late tick, with what only the moment after it shows. */
    private record Open(Excursion excursion, Load load, String rival, Sources.Speed speed) {}

    /**
     * @param watch of the loop; this is its only reader
     * @param consumer takes each late tick, on the thread that calls {@link #step}
     */
    public Attribution(
            ExcursionWatch watch, Setting setting, Sources sources, Consumer<LateTick> consumer) {
        this.watch = watch;
        this.setting = setting;
        this.sources = sources;
        this.consumer = consumer;
        begin();
    }

    /** Says that the loop runs something else from now on. */
    public void now(Setting other) {
        setting = other;
    }

    /** Forgets what was before the first tick; once more when that comes. */
    public synchronized void begin() {
        loads.clear();
        pauses.clear();
        sources.pauses();
        usualWait = 0;
        remember(sources.load());
    }

    /** Takes a sample and judges the late ticks whose evidence is complete. */
    public synchronized void step() {
        step(PATIENCE_NANOS);
    }

    private void step(long patienceNanos) {
        // In this order: the sample and the log are then later than every tick that is taken.
        List<Excursion> late = watch.drain();
        Load now = sources.load();
        pauses.addAll(sources.pauses());
        while (pauses.size() > MOST_PAUSES) {
            pauses.removeFirst();
        }
        if (late.isEmpty()) {
            learn(now);
        } else {
            take(late, now);
        }
        remember(now);
        while (!open.isEmpty()
                && now.atNanos() - open.getFirst().excursion().endNanos() >= patienceNanos) {
            judge(open.removeFirst());
        }
        countDropped();
    }

    private void learn(Load now) {
        Load quiet = now.since(loads.getLast());
        if (quiet.waitedNanos() >= 0 && quiet.atNanos() > 0) {
            usualWait += SHARE * ((double) quiet.waitedNanos() / quiet.atNanos() - usualWait);
        }
        sources.rivals().sample();
    }

    private void take(List<Excursion> late, Load now) {
        Sources.Speed speed = sources.speed();
        sources.rivals().sample();
        for (Excursion excursion : late) {
            Load around = around(excursion, now);
            String rival = "";
            if (around.waitedNanos() > 0) {
                long least = Math.min(around.waitedNanos(), excursion.responseNanos()) / 4;
                rival = sources.rivals().busiest(least);
            }
            open.add(new Open(excursion, around, rival, speed));
        }
    }

    /** What was counted from the last sample before a tick until now, less what is usual. */
    private Load around(Excursion excursion, Load now) {
        Load before = loads.getFirst();
        for (Load load : loads) {
            if (load.atNanos() <= excursion.releaseNanos()) {
                before = load;
            }
        }
        Load added = now.since(before);
        return added.waitedNanos() < 0
                ? added
                : added.withWaited(
                        Math.max(0, added.waitedNanos() - Math.round(usualWait * added.atNanos())));
    }

    private void remember(Load now) {
        loads.add(now);
        while (now.atNanos() - loads.getFirst().atNanos() > REMEMBERED_NANOS) {
            loads.removeFirst();
        }
    }

    private void judge(Open one) {
        Excursion excursion = one.excursion();
        Verdict verdict =
                Verdict.of(
                        excursion,
                        new Evidence(
                                pauses(excursion),
                                setting.threadId(),
                                one.load(),
                                one.rival(),
                                one.speed().reduced(),
                                one.speed().throttled(),
                                setting.memoryBoard(),
                                Setting.name(setting.inputs(), excursion.slowestInput()),
                                Setting.name(setting.outputs(), excursion.slowestOutput()),
                                setting.slowSets()
                                        .due(excursion.tick(), excursion.previousTick())));
        totals.merge(verdict.cause(), 1L, Long::sum);
        if (verdict.cause() == Cause.PREEMPTED && verdict.by().isEmpty()) {
            search(excursion.endNanos());
        }
        consumer.accept(new LateTick(excursion, verdict));
    }

    private List<Pause> pauses(Excursion excursion) {
        return pauses.stream()
                .filter(pause -> pause.endNanos() >= excursion.releaseNanos())
                .filter(pause -> pause.beginNanos() <= excursion.endNanos())
                .toList();
    }

    /** Whoever it was may come again, and is then known. */
    private void search(long nowNanos) {
        if (nowNanos - searchedNanos >= SEARCH_NANOS) {
            searchedNanos = nowNanos;
            sources.rivals().find();
        }
    }

    private void countDropped() {
        long dropped = watch.dropped();
        if (dropped > droppedSeen) {
            totals.merge(Cause.UNKNOWN, dropped - droppedSeen, Long::sum);
            droppedSeen = dropped;
        }
    }

    /** Late ticks so far, by cause. Those that found no place in the ring are of unknown cause. */
    public synchronized LateTotals totals() {
        return totals.isEmpty() ? LateTotals.NONE : new LateTotals(totals);
    }

    /** Judges what is left with the evidence there is, and lets the sources go. */
    @Override
    public synchronized void close() {
        step(Long.MIN_VALUE);
        sources.close();
    }
}
