package dev.takt.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ThreadCountsTest {
    @Test
    void readsCountsBehindANameWithBracketsAndBlanks() {
        String stat = "4711 (a ) (b) S 1 2 3 4 5 6 31 32 9 34 35 36\n";
        List<String> status =
                List.of(
                        "Name:\ta",
                        "voluntary_ctxt_switches:\t41",
                        "nonvoluntary_ctxt_switches:\t42");
        assertEquals(new ThreadCounts(31, 9, 41, 42), ThreadCounts.parse(stat, status));
    }

    @Test
    void ownUsageAndTheViewFromOutsideAreTheSameCounters() {
        ThreadUsage usage = new ThreadUsage();
        int self = ThreadScheduling.threadId();
        usage.sample();
        ThreadCounts before = usage.counts();
        ThreadCounts outside = ThreadCounts.ofThread(self).orElseThrow();
        usage.sample();
        ThreadCounts after = usage.counts();
        assertTrue(before.minorFaults() > 0);
        assertBetween(before.minorFaults(), outside.minorFaults(), after.minorFaults());
        assertBetween(before.majorFaults(), outside.majorFaults(), after.majorFaults());
        assertBetween(
                before.voluntarySwitches(), outside.voluntarySwitches(), after.voluntarySwitches());
        assertBetween(
                before.involuntarySwitches(),
                outside.involuntarySwitches(),
                after.involuntarySwitches());
    }

    private static void assertBetween(long low, long value, long high) {
        assertTrue(low <= value && value <= high, low + " <= " + value + " <= " + high);
    }

    @Test
    void countsOfAThreadThatIsGoneAreEmpty() {
        assertEquals(Optional.empty(), ThreadCounts.ofThread(Integer.MAX_VALUE));
    }

    @Test
    void sinceSubtracts() {
        assertEquals(
                new ThreadCounts(1, 2, 3, 4),
                new ThreadCounts(11, 12, 13, 14).since(new ThreadCounts(10, 10, 10, 10)));
    }
}
