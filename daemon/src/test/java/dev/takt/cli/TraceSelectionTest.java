package dev.takt.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class TraceSelectionTest {
    private final List<Long> taken = new ArrayList<>();

    private void run(TraceSelection selection, long from, long to) {
        for (long tick = from; tick < to; tick++) {
            selection.row(new double[] {tick / 1000.0, (double) tick});
        }
    }

    private TraceSelection about(Predicate<double[]> trigger, long before, long after) {
        return TraceSelection.about(trigger, before, after, row -> taken.add((long) row[1]));
    }

    @Test
    void withoutATriggerAllTicksOfTheLengthAreTaken() {
        TraceSelection selection = TraceSelection.of(3, row -> taken.add((long) row[1]));
        run(selection, 10, 13);
        assertFalse(selection.isComplete());
        run(selection, 13, 20);
        assertTrue(selection.isComplete());
        assertEquals(List.of(10L, 11L, 12L), taken);
    }

    @Test
    void takesFromBeforeTheTriggerToAfterIt() {
        TraceSelection selection = about(row -> row[1] == 25, 3, 2);
        run(selection, 10, 40);
        assertEquals(List.of(22L, 23L, 24L, 25L, 26L), taken);
        assertTrue(selection.isComplete());
    }

    @Test
    void aTriggerWaitsUntilThereIsAllThatIsToLieBeforeIt() {
        run(about(row -> row[1] == 11 || row[1] == 17, 5, 1), 10, 40);
        assertEquals(List.of(12L, 13L, 14L, 15L, 16L, 17L), taken);
    }

    @Test
    void theFirstTickDoesNotCount() {
        run(about(row -> row[1] <= 10, 0, 2), 10, 20);
        assertEquals(List.of(), taken);
        run(about(row -> true, 0, 2), 20, 30);
        assertEquals(List.of(21L, 22L), taken);
    }

    @Test
    void missedTicksShortenWhatIsTaken() {
        TraceSelection selection = about(row -> row[1] == 30, 5, 3);
        run(selection, 10, 20);
        run(selection, 28, 31);
        run(selection, 36, 38);
        assertEquals(List.of(28L, 29L, 30L), taken);
        assertTrue(selection.isComplete());
    }
}
