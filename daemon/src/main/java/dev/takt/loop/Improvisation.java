package dev.takt.loop;

import dev.takt.arena.Section;
import dev.takt.arena.SignalArena;
import dev.takt.arena.Slot;
import dev.takt.batch.Batch;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * Evaluates a batch, and judges its inputs and outputs, with values by chance in every cell that it
 * does not write itself.
 *
 * <p>The JIT leaves out branches that were never taken, and throws the code away when one is taken
 * after all: in the middle of the run, when a sensor fails or a set point changes for the first
 * time. So they are taken before.
 */
final class Improvisation {
    private static final int TICKS = 60;

    /** Between two ticks, so that outputs are on for too long: a day. */
    private static final long LONG_NANOS = 86_400_000_000_000L;

    private static final double[] RARE = {
        0,
        1,
        -1,
        0.5,
        100,
        -100,
        1e9,
        Double.NaN,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY
    };

    private final Batch batch;
    private final SignalArena arena;
    private final InputWatch inputs;
    private final OnTimes onTimes;
    private final List<Slot> slots;
    private final double[] usual;
    private final SplittableRandom random = new SplittableRandom(1);

    /** To be made while the arena holds what it does before the first tick. */
    Improvisation(Generation generation) {
        this.batch = generation.batch();
        this.arena = generation.arena();
        this.inputs = generation.inputs();
        this.onTimes = generation.onTimes().fresh();
        this.slots =
                Stream.of(Section.CLOCK, Section.INPUT, Section.PARAMETER, Section.FORCE)
                        .flatMap(section -> arena.layout().slots(section).stream())
                        .toList();
        this.usual = slots.stream().mapToDouble(arena::get).toArray();
    }

    /** Evaluates some ticks from the first on; leaves traces all over the arena. */
    void run() {
        StateMachine states = new StateMachine(1);
        states.begin(false, 0);
        long previous = -1;
        for (int i = 0; i < TICKS; i++) {
            long tick = previous + 1 + (random.nextInt(8) == 0 ? random.nextInt(200) : 0);
            for (int k = 0; k < usual.length; k++) {
                arena.set(slots.get(k), value(usual[k]));
            }
            states.decide(inputs, tick);
            states.commit(tick, tick);
            batch.simulate(tick, previous);
            batch.evaluate(tick, previous);
            onTimes.limit(states, tick, tick * LONG_NANOS);
            previous = tick;
        }
    }

    private double value(double usualValue) {
        return switch (random.nextInt(4)) {
            case 0 -> RARE[random.nextInt(RARE.length)];
            case 1 -> random.nextDouble(-10, 10);
            case 2 -> usualValue * random.nextDouble(2);
            default -> usualValue;
        };
    }
}
