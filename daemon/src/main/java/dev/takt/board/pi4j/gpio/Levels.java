package dev.takt.board.pi4j.gpio;

import com.pi4j.io.gpio.digital.DigitalState;

/** Between the value of a line, which is active or not, and the level Pi4J speaks of. */
final class Levels {
    private Levels() {}

    static DigitalState of(boolean active, boolean activeLow) {
        return active != activeLow ? DigitalState.HIGH : DigitalState.LOW;
    }

    static boolean active(DigitalState level, boolean activeLow) {
        return level == of(true, activeLow);
    }
}
