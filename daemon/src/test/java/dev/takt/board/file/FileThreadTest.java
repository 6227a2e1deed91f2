package dev.takt.board.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Only the limits of these tests are times: none of them waits for a time to pass. */
class FileThreadTest {
    private static final long LONG_MILLIS = 60_000;

    @Test
    void startWaitsForTheFirstRoundAndStopForTheLast() {
        AtomicInteger steps = new AtomicInteger();
        AtomicInteger ends = new AtomicInteger();
        FileTask task =
                new FileTask() {
                    @Override
                    public long step(long nowNanos) {
                        steps.incrementAndGet();
                        return nowNanos + 3_600_000_000_000L;
                    }

                    @Override
                    public void finish() {
                        ends.incrementAndGet();
                    }
                };
        FileThread thread = new FileThread("test-files", List.of(task, task));

        assertTrue(thread.start(LONG_MILLIS));
        assertTrue(steps.get() >= 2);
        assertTrue(thread.stop(LONG_MILLIS));
        assertEquals(2, ends.get());
    }

    @Test
    void aFileThatNeverAnswersHoldsUpNobody() throws InterruptedException {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch answer = new CountDownLatch(1);
        FileTask task =
                nowNanos -> {
                    asked.countDown();
                    try {
                        answer.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    return nowNanos;
                };
        FileThread thread = new FileThread("test-files", List.of(task));

        assertFalse(thread.start(1));
        // A thread that has not begun yet would end at once.
        asked.await();
        assertFalse(thread.stop(1));
        answer.countDown();
        assertTrue(thread.stop(LONG_MILLIS));
    }
}
