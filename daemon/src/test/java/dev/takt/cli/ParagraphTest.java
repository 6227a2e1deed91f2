package dev.takt.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

final class ParagraphTest {
    @Test
    void breaksBetweenWords() {
        assertEquals(List.of("one two", "three"), Paragraph.lines("one two three", 8));
        assertEquals(List.of("a", "verylongword", "b"), Paragraph.lines("a verylongword b", 5));
    }

    @Test
    void aBrokenCommandCanStillBeCopied() {
        assertEquals(
                List.of("echo 'a b c' | \\", "sudo tee x"),
                Paragraph.command("echo 'a b c' | sudo tee x", 16));
        assertEquals(
                List.of("echo \\", "'never inside quotes' \\", "| cat"),
                Paragraph.command("echo 'never inside quotes' | cat", 10));
        assertEquals(List.of("sudo reboot"), Paragraph.command("sudo reboot", 11));
    }
}
