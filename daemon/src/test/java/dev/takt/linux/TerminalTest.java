package dev.takt.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class TerminalTest {
    @Test
    void whatIsNotOpenIsNoTerminal() {
        assertEquals(OptionalInt.empty(), Terminal.columns(-1));
    }
}
