package dev.takt.service;

import dev.takt.config.LateLimit;
import dev.takt.config.LoopSettings;
import dev.takt.loop.LoopClock;
import dev.takt.loop.OverrunRule;

/** What the settings of a loop choose. */
final class LoopChoices {
    private LoopChoices() {}

    static OverrunRule overruns(LoopSettings settings) {
        LateLimit limit = settings.lateLimit();
        return switch (settings.overrun()) {
            case SKIP -> OverrunRule.SKIP;
            case SHED -> OverrunRule.SHED;
            case SAFE -> OverrunRule.safeAfter(limit.late(), limit.of());
        };
    }

    static LoopClock clock(LoopSettings settings) {
        return switch (settings.waitMode()) {
            case SLEEP -> LoopClock.sleeping();
            case HYBRID -> LoopClock.hybrid(settings.periodNanos());
            case SPIN -> LoopClock.spinning();
        };
    }
}
