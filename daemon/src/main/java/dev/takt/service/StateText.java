package dev.takt.service;

import dev.takt.config.LateLimit;
import dev.takt.loop.StateChange;
import java.util.Locale;

/**
 * Says in one line how the state of a loop has changed and why.
 *
 * @param armTicks ticks in a row in which inputs must be good before outputs move
 * @param lateLimit when late ticks put the outputs safe
 */
record StateText(int armTicks, LateLimit lateLimit) {
    private static final double NANOS_PER_SECOND = 1e9;
    private static final String LATCHED = "outputs stay safe until Takt is started again";

    String of(StateChange change) {
        String line =
                switch (change.cause()) {
                    case ON_TOO_LONG, OFF_AGAIN -> why(change);
                    default -> "state " + change.to() + ": " + why(change);
                };
        return change.lost() == 0
                ? line
                : line + "; " + change.lost() + " changes before it came too fast to be told";
    }

    /**
     * The same of a loop that does not tick and so cannot say it itself.
     *
     * @param nanos for how long it had owed a tick
     * @param lastTick the last that ended
     */
    String ofStall(long nanos, long lastTick) {
        return "state SAFE: no tick has ended for %s, the last was %d; the supervisor has put the outputs safe, and they %s"
                .formatted(seconds(nanos), lastTick, LATCHED.substring("outputs ".length()));
    }

    private String why(StateChange change) {
        return switch (change.cause()) {
            case BEGUN -> "outputs are held at their safe values until the inputs are good";
            case ARMED -> "outputs follow their formulas";
            case RIGHTS_MISSING ->
                    "outputs follow their formulas; real-time rights are missing (takt doctor)";
            case INPUT_INVALID ->
                    "input '%s' has no good sample for %s, from tick %d on"
                            .formatted(change.point(), lasted(change), change.tick());
            case INPUTS_GOOD -> "all inputs are good again, from tick " + change.tick() + " on";
            case INPUT_FAULT ->
                    "input '%s' has no good sample for %s, and its 'on_fault' says safe; %s"
                            .formatted(change.point(), lasted(change), LATCHED);
            case ON_TOO_LONG ->
                    "output '%s' was on for %s, which is all that its 'max_on_s' allows; it is safe until its formula is 0"
                            .formatted(change.point(), lasted(change));
            case OFF_AGAIN -> "output '%s' follows its formula again".formatted(change.point());
            case TOO_MANY_LATE ->
                    "%d of the last %d ticks were late or missed; %s"
                            .formatted(lateLimit.late(), lateLimit.of(), LATCHED);
            case STALLED ->
                    "the loop ticks again, %s after it stalled; %s"
                            .formatted(lasted(change), LATCHED);
            case ENDED ->
                    "the loop has ended in order after tick %d, outputs are safe"
                            .formatted(change.tick());
            case FAILED -> "the loop has failed after tick " + change.tick();
        };
    }

    /** How long the cause has been there. */
    private static String lasted(StateChange change) {
        return seconds(change.atNanos() - change.sinceNanos());
    }

    private static String seconds(long nanos) {
        return String.format(Locale.ROOT, "%.3f s", nanos / NANOS_PER_SECOND);
    }
}
