package dev.takt.race;

import java.util.SplittableRandom;

/**
 * How fast one side of a {@link Race} goes: varied by a seed, counted in operations, not in time.
 */
public final class Pace {
    private static final int LONGEST_SPIN = 200;

    /** Some 100 ms: enough to have a loop of the other side compiled by the second JIT compiler. */
    private static final int LEAD_STEPS = 40_000_000;

    private final SplittableRandom random;
    private long work;

    Pace(long seed) {
        random = new SplittableRandom(seed);
    }

    /** A number from 0 up to below the bound, by chance. */
    public int chance(int bound) {
        return random.nextInt(bound);
    }

    /** Goes on at once, most often; else spins for a while or gives the CPU away. */
    @SuppressWarnings("ThreadPriorityCheck") // nothing relies on it: it only shuffles
    public void vary() {
        switch (random.nextInt(16)) {
            case 0 -> Thread.yield();
            case 1, 2 -> spin(random.nextInt(LONGEST_SPIN));
            default -> {}
        }
    }

    /** Spins for so many turns. */
    public void spin(int turns) {
        for (int i = 0; i < turns; i++) {
            Thread.onSpinWait();
        }
    }

    /**
     * Lets the others go ahead, so that what they wait for in a loop comes only when the JIT has
     * compiled that loop. A field it may read once before the loop is then never seen to change.
     */
    public void giveLead() {
        long sum = random.nextLong();
        for (int i = 0; i < LEAD_STEPS; i++) {
            sum = (sum ^ sum >>> 29) * 6_364_136_223_846_793_005L;
        }
        work += sum;
    }

    /** Keeps the work from being left out as useless. */
    long work() {
        return work;
    }
}
