package dev.takt.service;

import dev.takt.board.EndedFault;
import dev.takt.board.FaultInjection;
import dev.takt.board.InputFault;
import dev.takt.config.json.Phrase;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs what was injected, and when a fault is over though nobody took it away: with its time, or
 * because a reload made its input anew. A fault that a command replaces has no end of its own.
 */
final class InjectionLog {
    private static final Logger LOG = LoggerFactory.getLogger(InjectionLog.class);
    private static final double NANOS_PER_SECOND = 1e9;

    private final Supplier<FaultInjection> faults;
    private final Consumer<String> told;

    /** Of the board that was looked at last. */
    private FaultInjection before;

    /**
     * @param faults of the board that the loop runs on
     * @param told takes each line too
     */
    InjectionLog(Supplier<FaultInjection> faults, Consumer<String> told) {
        this.faults = faults;
        this.told = told;
        this.before = faults.get();
    }

    /** Says what somebody is about to inject. */
    void begins(String what) {
        tell("inject " + what);
    }

    /** Finds out what has ended, and says so. */
    synchronized void look() {
        FaultInjection now = faults.get();
        FaultInjection old = before;
        before = now;
        old.takeEnded().forEach(this::tell);
        old.clearUnlessIn(now)
                .forEach((input, fault) ->
                        tell(ended(input, fault) + ": a reload has made the input anew"));
        now.takeEnded().forEach(this::tell);
    }

    private void tell(EndedFault one) {
        String seconds = Phrase.number(one.forNanos() / NANOS_PER_SECOND);
        tell(ended(one.input(), one.fault()) + " after " + seconds + " s");
    }

    private static String ended(String input, InputFault fault) {
        return "inject " + input + " " + InjectService.text(fault) + " ended";
    }

    private void tell(String line) {
        LOG.warn(line);
        told.accept(line);
    }
}
