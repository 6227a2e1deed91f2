package dev.takt.loop;

import dev.takt.linux.Refusal;

/**
 * Something a real-time loop should have and this one has not.
 *
 * @param what what is missing, for example {@code sched_setscheduler: EPERM}
 * @param remedy how to get it, with the command where there is one
 */
public record Degradation(String what, String remedy) {
    static Degradation of(Refusal refusal) {
        return new Degradation(refusal.what(), refusal.remedy());
    }

    /** Both in one line. */
    @Override
    public String toString() {
        return what + "; " + remedy;
    }
}
