package dev.takt.arena;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.takt.race.Race;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/**
 * Whoever reads the image while the loop writes it gets the signals of one tick.
 *
 * <p>All cells of a tick carry its number. It fails where the sequence is not looked at again after
 * the copy, or is not odd while the loop writes.
 */
class ProcessImageRaceTest {
    private static final int CELLS = 200;
    private static final int TICKS = 60_000;

    @Test
    void aReaderNeverSeesTwoTicksInOne() throws Exception {
        ArenaLayout.Builder builder = ArenaLayout.builder();
        for (int i = 0; i < CELLS; i++) {
            builder.add(Section.SIGNAL, "s" + i, 1);
        }
        ArenaLayout layout = builder.build();
        AtomicLong reads = new AtomicLong();
        try (SignalArena arena = SignalArena.allocate(layout)) {
            ProcessImage image =
                    ProcessImage.inMemory(
                            ImageLayout.of(layout, slot -> ImageCell.readOnly(slot, "")),
                            arena,
                            new ImageOrigin(1, 1_000_000, 1));
            new Race(11)
                    .side(
                            "loop",
                            pace -> {
                                for (int n = 0; n < TICKS; n++) {
                                    for (Slot slot : layout.slots()) {
                                        arena.set(slot, n);
                                    }
                                    image.publish(n, n * 0.001, n, 0);
                                    pace.vary();
                                }
                            })
                    .watcher(
                            "reader",
                            pace -> {
                                double[] values = new double[CELLS];
                                long tick = image.read(values);
                                if (tick >= 0) {
                                    for (double value : values) {
                                        assertEquals((double) tick, value);
                                    }
                                    reads.incrementAndGet();
                                }
                            })
                    .run();
            double[] values = new double[CELLS];
            assertEquals(TICKS - 1, image.read(values));
            assertEquals(TICKS - 1, values[CELLS - 1]);
        }
    }
}
