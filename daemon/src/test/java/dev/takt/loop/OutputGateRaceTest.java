package dev.takt.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.takt.board.Board;
import dev.takt.race.Race;
import org.junit.jupiter.api.Test;

/**
 * A loop that posts until a supervisor shuts its gate, and no more after: whoever was last, the
 * outputs end safe. Fails where the gate is not looked at after a post.
 */
class OutputGateRaceTest {
    private static final int ROUNDS = 2_000;

    /** Two outputs behind one buffer, as the lines of a chip: noted first, written together. */
    private static final class Chip implements Board {
        private final int[] buffer = new int[2];
        private volatile int first;
        private volatile int second;

        @Override
        public String name() {
            return "chip";
        }

        @Override
        public void latch(long nowNanos) {}

        @Override
        public void post() {
            put(1);
        }

        @Override
        public void postSafe() {
            put(0);
        }

        private void put(int value) {
            buffer[0] = value;
            buffer[1] = value;
            first = buffer[0];
            second = buffer[1];
        }

        @Override
        public void close() {}
    }

    @Test
    void outputsEndSafeWhoeverIsLast() throws Exception {
        for (int round = 0; round < ROUNDS / 100; round++) {
            Chip[] chips = new Chip[100];
            OutputGate[] gates = new OutputGate[100];
            for (int i = 0; i < chips.length; i++) {
                chips[i] = new Chip();
                gates[i] = new OutputGate();
            }
            new Race(40 + round)
                    .side(
                            "loop",
                            _ -> {
                                for (int i = 0; i < chips.length; i++) {
                                    do {
                                        gates[i].post(chips[i], false);
                                    } while (!gates[i].isShut());
                                }
                            })
                    .side(
                            "supervisor",
                            pace -> {
                                for (int i = 0; i < chips.length; i++) {
                                    pace.vary();
                                    gates[i].shut();
                                    chips[i].postSafe();
                                }
                            })
                    .run();
            for (Chip chip : chips) {
                assertEquals(0, chip.first);
                assertEquals(0, chip.second);
            }
        }
    }
}
