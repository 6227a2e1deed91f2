package dev.takt.loop;

/** Why a loop is in another state than before. */
public enum StateCause {
    /** It began to tick, and waits for inputs. */
    BEGUN,
    /** Every input that outputs wait for has been good long enough, or there is none. */
    ARMED,
    /** The process lacks real-time rights. */
    RIGHTS_MISSING,
    /** An input is not good. */
    INPUT_INVALID,
    /** All inputs are good again. */
    INPUTS_GOOD,
    /** An input failed whose fault puts the outputs safe. */
    INPUT_FAULT,
    /** Not a change of state: an output was on for too long and is held safe. */
    ON_TOO_LONG,
    /** Not a change of state: the formula of that output has gone to 0. */
    OFF_AGAIN,
    /** Too many ticks were late or missed. */
    TOO_MANY_LATE,
    /** It stalled, and a supervisor has put the outputs safe. */
    STALLED,
    /** It was stopped, or came to its end. */
    ENDED,
    /** Something was thrown. */
    FAILED
}
