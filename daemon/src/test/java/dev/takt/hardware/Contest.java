package dev.takt.hardware;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;

/**
 * Holds ways to do the same against each other. They take turns, so that whatever else the machine
 * does meets all of them; each turn opens the devices, does it often, and closes them. A figure is
 * the median of the turns.
 */
final class Contest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** Time for the JIT. */
    private static final long WARM_UP_NANOS = 3_000_000_000L;

    private static final long TURN_NANOS = 20_000_000;
    private static final int TURNS = 25;
    private static final int FIRST_TICKS = 20;

    /**
     * What a way costs.
     *
     * @param nanos of one tick
     * @param bytes allocated by one tick in the thread that does it
     */
    record Cost(String name, double nanos, double bytes) {}

    private final Way.Named way;
    private final int ticks;
    private final double[] nanos = new double[TURNS];
    private final double[] bytes = new double[TURNS];

    private Contest(Way.Named way) throws Exception {
        this.way = way;
        this.ticks = ticksOfATurn(way);
    }

    /** The costs of all, in the same order. */
    static List<Cost> of(List<Way.Named> ways) throws Exception {
        List<Contest> contests = new ArrayList<>();
        for (Way.Named way : ways) {
            contests.add(new Contest(way));
        }
        for (int turn = 0; turn < TURNS; turn++) {
            for (int i = 0; i < ways.size(); i++) {
                // Nobody is always the one behind the same other.
                contests.get((i + turn) % ways.size()).turn(turn);
            }
        }
        return contests.stream()
                .map(each ->
                        new Cost(
                                each.way.name(),
                                Figure.median(each.nanos),
                                Figure.median(each.bytes)))
                .toList();
    }

    private static int ticksOfATurn(Way.Named named) throws Exception {
        try (Way way = named.opening().open()) {
            long begin = System.nanoTime();
            long last = begin;
            long shortest = Long.MAX_VALUE;
            while (last - begin < WARM_UP_NANOS) {
                for (int i = 0; i < FIRST_TICKS; i++) {
                    way.tick();
                }
                long now = System.nanoTime();
                shortest = Math.min(shortest, now - last);
                last = now;
            }
            return (int) Math.max(1, TURN_NANOS * FIRST_TICKS / Math.max(1, shortest));
        }
    }

    private void turn(int number) throws Exception {
        try (Way opened = way.opening().open()) {
            for (int i = 0; i < FIRST_TICKS; i++) {
                opened.tick();
            }
            long allocated = THREADS.getCurrentThreadAllocatedBytes();
            long begin = System.nanoTime();
            for (int i = 0; i < ticks; i++) {
                opened.tick();
            }
            long end = System.nanoTime();
            nanos[number] = (double) (end - begin) / ticks;
            bytes[number] = (double) (THREADS.getCurrentThreadAllocatedBytes() - allocated) / ticks;
        }
    }
}
