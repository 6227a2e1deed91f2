package dev.takt.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ThreadPolicyTest {
    private static String stat(String tail) {
        return "42 (a) name (b)) S" + " 7".repeat(36) + tail;
    }

    @Test
    void readsWhatTheKernelWrites() {
        assertEquals(
                new ThreadPolicy("SCHED_FIFO", 40), ThreadPolicy.parse(stat(" 40 1 0 0 0 0\n")));
        assertEquals("SCHED_OTHER", ThreadPolicy.parse(stat(" 0 0 0 0")).toString());
        assertEquals("SCHED_RR 5", ThreadPolicy.parse(stat(" 5 2 0")).toString());
        assertEquals(ThreadPolicy.UNKNOWN, ThreadPolicy.parse("42 (x) S 1"));
    }

    @Test
    void aThreadOfThisProcessHasOne() {
        ThreadPolicy policy = ThreadPolicy.ofThread(ThreadScheduling.threadId());
        assertEquals("SCHED_OTHER", policy.name());
        assertEquals(ThreadPolicy.UNKNOWN, ThreadPolicy.ofThread(-1));
    }
}
