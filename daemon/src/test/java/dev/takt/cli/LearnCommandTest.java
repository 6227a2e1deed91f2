package dev.takt.cli;

import static dev.takt.cli.Shell.takt;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/**
 * What the training of the JVM runs: where it fails there is no cache, and every start is slower.
 */
final class LearnCommandTest {
    @Test
    void checksAsksAndMakesSafe() {
        Shell.Outcome outcome = takt("learn", "../config/pendulum.json");
        assertEquals(0, outcome.code(), outcome::toString);
        assertFalse(outcome.hasStackTrace(), outcome::toString);
        assertTrue(outcome.out().contains("pendulum.json: ok"), outcome::toString);
        assertTrue(outcome.out().contains("'takt-learns' is running"), outcome::toString);
        assertTrue(outcome.out().contains("output 'line' may not be safe"), outcome::toString);
    }
}
