package dev.takt.service;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.takt.config.LateLimit;
import dev.takt.loop.LoopState;
import dev.takt.loop.StateCause;
import dev.takt.loop.StateChange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StateTextTest {
    private static final long MS = 1_000_000;

    private static String text(LoopState to, StateCause cause, @Nullable String point, long lost) {
        StateChange change =
                new StateChange(
                        LoopState.RUNNING, to, cause, point, 1200, 1_300 * MS, 1_050 * MS, lost);
        return new StateText(10, new LateLimit(10, 1000)).of(change);
    }

    @Test
    void namesTheInputAndSinceWhen() {
        assertEquals(
                "state DEGRADED: input 'temp' has no good sample for 0.250 s, from tick 1200 on",
                text(LoopState.DEGRADED, StateCause.INPUT_INVALID, "temp", 0));
    }

    @Test
    void saysOfSafeThatItStays() {
        assertEquals(
                "state SAFE: 10 of the last 1000 ticks were late or missed;"
                        + " outputs stay safe until Takt is started again",
                text(LoopState.SAFE, StateCause.TOO_MANY_LATE, null, 0));
    }

    @Test
    void saysOfALoopThatDoesNotTickWhoPutTheOutputsSafe() {
        assertEquals(
                "state SAFE: no tick has ended for 0.042 s, the last was 17; the supervisor has put"
                        + " the outputs safe, and they stay safe until Takt is started again",
                new StateText(10, LateLimit.DEFAULT).ofStall(42 * MS, 17));
    }

    @Test
    void countsWhatCameTooFast() {
        assertEquals(
                "state RUNNING: all inputs are good again, from tick 1200 on;"
                        + " 7 changes before it came too fast to be told",
                text(LoopState.RUNNING, StateCause.INPUTS_GOOD, null, 7));
    }
}
