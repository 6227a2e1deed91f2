package dev.takt.diagnostic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Lines, columns and places of a text. In the rows N stands for line feed, R for carriage return.
 */
class SourceTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            textBlock =
                    """
                    ''     ; 0 ; 1 ; 1 ; ''
                    ab     ; 0 ; 1 ; 1 ; ab
                    ab     ; 1 ; 1 ; 2 ; ab
                    ab     ; 2 ; 1 ; 3 ; ab
                    abN    ; 2 ; 1 ; 3 ; ab
                    abN    ; 3 ; 2 ; 1 ; ''
                    abNcd  ; 3 ; 2 ; 1 ; cd
                    abNcd  ; 5 ; 2 ; 3 ; cd
                    abRNcd ; 3 ; 1 ; 4 ; ab
                    abRNcd ; 4 ; 2 ; 1 ; cd
                    abRcd  ; 3 ; 2 ; 1 ; cd
                    abRRcd ; 3 ; 2 ; 1 ; ''
                    abRRcd ; 4 ; 3 ; 1 ; cd
                    abNRcd ; 3 ; 2 ; 1 ; ''
                    abNRcd ; 4 ; 3 ; 1 ; cd
                    abR    ; 3 ; 2 ; 1 ; ''
                    NNN    ; 3 ; 4 ; 1 ; ''
                    """)
    void tellsLineAndColumnWhateverEndsALine(
            String text, int offset, int line, int column, String lineText) {
        Source source = new Source("file", text.replace('N', '\n').replace('R', '\r'));
        assertEquals(line, source.line(offset));
        assertEquals(column, source.column(offset));
        assertEquals(lineText, source.lineText(line));
        assertEquals(line, source.span(offset, offset).line());
        assertEquals(column, source.span(offset, offset).column());
    }

    @Test
    void knowsEveryLineOfALongText() {
        Source source = new Source("file", "x\n".repeat(100_000));
        assertEquals(100_000, source.line(199_998));
        assertEquals(100_001, source.line(200_000));
        assertEquals("x", source.lineText(77_777));
    }

    @ParameterizedTest
    @CsvSource({"-5, 2, 0, 2", "1, 99, 1, 4", "99, 3, 4, 4", "3, 1, 3, 3"})
    void holdsPlacesInsideTheText(int start, int end, int heldStart, int heldEnd) {
        Source source = new Source("file", "abcd");
        assertEquals(new Span(source, heldStart, heldEnd), source.span(start, end));
    }

    @ParameterizedTest
    @CsvSource({"-1, 0", "2, 1"})
    void refusesPlacesThatAreNone(int start, int end) {
        Source source = new Source("file", "abcd");
        assertThrows(IllegalArgumentException.class, () -> new Span(source, start, end));
    }
}
