package dev.takt.board.pi4j.gpio;

import dev.takt.LoopThread;
import dev.takt.board.EdgeMeter;
import dev.takt.linux.gpio.EdgeEvents;
import dev.takt.linux.gpio.LineRequest;
import java.util.List;

/**
 * Lines whose edges are measured, from the times the kernel gives them.
 *
 * <p>One system call a tick takes what has come since the last one. The kernel numbers the edges of
 * each line; a gap in the numbers is edges that were lost, and they count.
 */
final class CounterGroup extends SampledGroup {
    /**
     * What a tick takes at most, so that it does not grow without bound when edges come in a burst
     * or the loop was held up; the rest waits in the kernel. Enough for 25 600 edges a second at
     * 100 ticks a second, ten times that at 1000.
     */
    private static final int EVENTS_PER_TICK = 256;

    private final EdgeEvents events = new EdgeEvents(EVENTS_PER_TICK);
    private final EdgeMeter[] meters;
    private final int[] numbers;

    /** Place of a line in the request by its number on the chip. */
    private final int[] places;

    private long nowNanos;

    private CounterGroup(
            LineRequest request, String name, List<Integer> offsets, List<EdgeMeter> meters) {
        super(request, name);
        this.meters = meters.toArray(EdgeMeter[]::new);
        this.numbers = new int[this.meters.length];
        this.places = new int[offsets.stream().mapToInt(Integer::intValue).max().orElse(0) + 1];
        for (int i = 0; i < offsets.size(); i++) {
            places[offsets.get(i)] = i;
        }
    }

    static CounterGroup of(LineOpening.Held<KernelCounter> held) {
        List<KernelCounter> members = held.members();
        return new CounterGroup(
                held.request(),
                held.name(),
                members.stream().map(each -> each.line().settings().offset()).toList(),
                members.stream().map(KernelCounter::meter).toList());
    }

    @Override
    @LoopThread
    public void latch(long now) {
        nowNanos = now;
        if (used() == 0 || !request().read(events)) {
            return;
        }
        for (int i = 0; i < events.count(); i++) {
            int place = places[events.offset(i)];
            int number = events.number(i);
            meters[place].edge(events.timeNanos(i), number - numbers[place]);
            numbers[place] = number;
        }
    }

    @Override
    @LoopThread
    double value(int index) {
        return meters[index].value(nowNanos);
    }
}
