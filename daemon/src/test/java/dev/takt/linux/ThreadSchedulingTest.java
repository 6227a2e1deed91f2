package dev.takt.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;

/** Each test uses a thread of its own, so that nothing sticks to the thread of the others. */
class ThreadSchedulingTest {
    private static final int SCHED_FIFO = 1;

    private interface Body {
        void run() throws Exception;
    }

    private static void onOwnThread(Body body) throws Exception {
        FutureTask<Void> task =
                new FutureTask<>(() -> {
                    body.run();
                    return null;
                });
        Thread thread = new Thread(task);
        thread.start();
        try {
            task.get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof AssertionError assertion) {
                throw assertion;
            }
            throw failed;
        }
    }

    /** Field of /proc/self/task/TID/stat, counted from 1 as in proc(5). */
    private static int statField(int field) throws IOException {
        String task = "/proc/self/task/" + ThreadScheduling.threadId() + "/stat";
        String stat = Files.readString(Path.of(task));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).strip().split(" ");
        return Integer.parseInt(fields[field - 3]);
    }

    @Test
    void takesRealTimePriorityOrNamesTheRemedy() throws Exception {
        onOwnThread(() -> {
            Optional<Refusal> refusal = ThreadScheduling.useFifo(7);
            if (refusal.isEmpty()) {
                assertEquals(7, statField(40));
                assertEquals(SCHED_FIFO, statField(41));
                assertEquals(Optional.empty(), ThreadScheduling.useOther());
                assertEquals(0, statField(41));
            } else {
                assertEquals(
                        "sched_setscheduler: EPERM; the unit needs LimitRTPRIO=7, or in"
                                + " this shell: sudo prlimit --pid $$ --rtprio=7",
                        refusal.get().toString());
                assertEquals(0, statField(41));
            }
        });
    }

    @Test
    void refusesPrioritiesThatDoNotExist() {
        assertThrows(IllegalArgumentException.class, () -> ThreadScheduling.useFifo(0));
        assertThrows(IllegalArgumentException.class, () -> ThreadScheduling.useFifo(100));
    }

    @Test
    void pinsTheCallingThread() throws Exception {
        onOwnThread(() -> {
            CpuSet one = CpuSet.of(ThreadScheduling.affinity(ThreadScheduling.SELF).last());
            assertEquals(
                    Optional.empty(), ThreadScheduling.setAffinity(ThreadScheduling.SELF, one));
            assertEquals(one, ThreadScheduling.affinity(ThreadScheduling.SELF));
        });
    }

    @Test
    void aCpuThatDoesNotExistIsRefusedByName() throws Exception {
        onOwnThread(() -> {
            Refusal refusal =
                    ThreadScheduling.setAffinity(ThreadScheduling.SELF, CpuSet.of(8000))
                            .orElseThrow();
            assertEquals("sched_setaffinity: EINVAL", refusal.what());
            assertTrue(refusal.remedy().contains("CPU 8000"), refusal.remedy());
        });
    }

    @Test
    void affinityOfAThreadThatIsGoneIsEmpty() {
        assertTrue(ThreadScheduling.affinity(Integer.MAX_VALUE).isEmpty());
    }

    @Test
    void setsTimerSlack() throws Exception {
        onOwnThread(() -> {
            assertEquals(Optional.empty(), ThreadScheduling.setTimerSlack(1));
            Path slack = Path.of("/proc/" + ThreadScheduling.threadId() + "/timerslack_ns");
            assertEquals("1", Files.readString(slack).strip());
        });
    }

    @Test
    void keepsOneThreadOffACpuAndLeavesTheExcepted() throws Exception {
        CpuSet all = ThreadScheduling.affinity(ThreadScheduling.SELF);
        onOwnThread(() -> {
            int self = ThreadScheduling.threadId();
            assertEquals(Optional.empty(), ProcessThreads.keepOff(all.last(), self));
            assertEquals(all, ThreadScheduling.affinity(self));
        });
        try {
            CpuSet now = ThreadScheduling.affinity(ThreadScheduling.SELF);
            assertEquals(all.size() > 1 ? all.without(all.last()) : all, now);
        } finally {
            giveBack(all);
        }
    }

    private static void giveBack(CpuSet all) throws IOException {
        try (var tasks = Files.newDirectoryStream(Path.of("/proc/self/task"))) {
            for (Path task : tasks) {
                ThreadScheduling.setAffinity(Integer.parseInt(task.getFileName().toString()), all);
            }
        }
        assertFalse(all.isEmpty());
    }
}
