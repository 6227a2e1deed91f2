package dev.takt.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.config.LateLimit;
import dev.takt.docs.Pages;
import dev.takt.loop.LoopState;
import dev.takt.loop.StateCause;
import dev.takt.loop.StateChange;
import java.io.IOException;
import java.nio.file.Files;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

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

    /** Whoever searches for a line of the log finds it, with what to do. */
    @ParameterizedTest
    @EnumSource
    void theGuideHasEveryLine(StateCause cause) throws IOException {
        String line =
                switch (cause) {
                    case BEGUN -> text(LoopState.ARMING, cause, null, 0);
                    case ARMED, INPUTS_GOOD -> text(LoopState.RUNNING, cause, null, 0);
                    case RIGHTS_MISSING -> text(LoopState.DEGRADED, cause, null, 0);
                    case INPUT_INVALID -> text(LoopState.DEGRADED, cause, "temp", 0);
                    case INPUT_FAULT -> text(LoopState.SAFE, cause, "temp", 0);
                    case ON_TOO_LONG, OFF_AGAIN -> text(LoopState.RUNNING, cause, "heater", 0);
                    case TOO_MANY_LATE, STALLED -> text(LoopState.SAFE, cause, null, 0);
                    case ENDED, FAILED -> text(LoopState.STOPPED, cause, null, 0);
                };
        assertTrue(guide().contains("| `" + line + "` | "), line);
    }

    @Test
    void theGuideHasTheLineOfTheSupervisor() throws IOException {
        String line = new StateText(10, LateLimit.DEFAULT).ofStall(42 * MS, 17);
        assertTrue(guide().contains("| `" + line + "` | "), line);
    }

    private static String guide() throws IOException {
        return Files.readString(Pages.root().resolve("docs/troubleshooting.md"));
    }
}
