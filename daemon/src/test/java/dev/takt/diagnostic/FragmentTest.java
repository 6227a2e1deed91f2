package dev.takt.diagnostic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class FragmentTest {
    /** The strings {@code "a\n+"} and {@code "b"} of a JSON array, joined by a line feed. */
    private static final Source JSON = new Source("file", "[\"a\\n+\", \"b\"]");

    private static final Fragment JOINED =
            Fragment.mapped(JSON, "a\n+\nb", new int[] {2, 3, 5, 6, 10, 11});

    @Test
    void wholeSourceKeepsItsOffsets() {
        Source source = new Source("file", "abc");
        assertEquals(source.span(1, 2), Fragment.of(source).span(1, 2));
        assertEquals(source.span(0, 3), Fragment.of(source).span());
    }

    @Test
    void verbatimPieceIsShifted() {
        Source source = new Source("file", "x = a+b;");
        Fragment piece = Fragment.verbatim(source, "a+b", 4);
        assertEquals(source.span(6, 7), piece.span(2, 3));
        assertEquals(source.span(4, 7), piece.span());
        assertEquals(source.span(7, 7), piece.span(3, 3));
    }

    @Test
    void decodedEscapeLeadsBackToAllItsCharacters() {
        assertEquals(JSON.span(3, 5), JOINED.span(1, 2));
        assertEquals(JSON.span(2, 3), JOINED.span(0, 1));
        assertEquals(JSON.span(10, 11), JOINED.span(4, 5));
    }

    @Test
    void wholeMappedPieceReachesFromItsFirstStringToItsLast() {
        assertEquals(JSON.span(2, 11), JOINED.span());
    }

    @Test
    void endOfAMappedPieceIsItsLastOffset() {
        assertEquals(JSON.span(11, 11), JOINED.span(5, 5));
    }

    @Test
    void placesOutsideAreHeldInside() {
        assertEquals(JSON.span(2, 11), JOINED.span(-3, 99));
        assertEquals(JSON.span(11, 11), JOINED.span(50, 60));
        assertEquals(JSON.span(10, 10), JOINED.span(4, 1));
    }

    @Test
    void refusesAMapOfAnotherLength() {
        assertThrows(
                IllegalArgumentException.class,
                () -> Fragment.mapped(JSON, "abc", new int[] {0, 1, 2}));
    }

    @Test
    void mapIsCopied() {
        int[] offsets = {2, 3};
        Fragment piece = Fragment.mapped(JSON, "a", offsets);
        offsets[0] = 0;
        assertEquals(JSON.span(2, 3), piece.span());
    }
}
