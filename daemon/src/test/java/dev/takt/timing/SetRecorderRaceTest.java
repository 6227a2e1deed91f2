package dev.takt.timing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Intervals are read while others are written: what is read is one interval, whole.
 *
 * <p>Interval n has n % 7 + 1 samples of n ns for each set. It fails where a reader does not look
 * again after its copy, and where only two frames take turns.
 */
@Timeout(60)
class SetRecorderRaceTest {
    private static final int SETS = 50;
    private static final int READS = 20_000;

    @Test
    void anIntervalIsReadWhole() throws Exception {
        SetRecorder recorder = new SetRecorder(SETS);
        assertEquals(List.of(), recorder.last());
        AtomicBoolean over = new AtomicBoolean();
        Thread writer =
                new Thread(() -> {
                    for (long n = 1; !over.get(); n++) {
                        for (int set = 0; set < SETS; set++) {
                            for (long i = 0; i <= n % 7; i++) {
                                recorder.record(set, n);
                            }
                        }
                        recorder.endInterval();
                    }
                });
        writer.start();
        long before = 0;
        try {
            int read = 0;
            while (read < READS) {
                List<SetTimes> times = recorder.last();
                if (!times.isEmpty()) {
                    read++;
                    long n = times.getFirst().lastNanos();
                    assertTrue(n >= before, () -> "never older than what was read before");
                    for (SetTimes one : times) {
                        assertEquals(new SetTimes(n % 7 + 1, n, n, n, n), one);
                    }
                    before = n;
                }
            }
        } finally {
            over.set(true);
            writer.join();
        }
    }
}
