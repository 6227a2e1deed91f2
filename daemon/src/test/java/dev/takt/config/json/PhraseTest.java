package dev.takt.config.json;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.takt.diagnostic.Source;
import org.junit.jupiter.api.Test;

class PhraseTest {
    @Test
    void numbersAreWrittenAsPeopleWriteThem() {
        assertEquals("20000", Phrase.number(20_000));
        assertEquals("0.000001", Phrase.number(1e-6));
        assertEquals("-0.5", Phrase.number(-0.5));
        assertEquals("0", Phrase.number(-0.0));
        assertEquals("1000000000", Phrase.number(1e9));
        assertEquals("1.0E20", Phrase.number(1e20));
    }

    @Test
    void longTextsAreCutAndControlCharactersSpeltOut() {
        assertEquals("'a°😀'", Phrase.quoted("a°😀"));
        assertEquals("'aU+001B[0mU+202E'", Phrase.quoted("a\u001b[0m\u202e"));
        assertEquals("'U+D83D'", Phrase.quoted("\ud83d"));
        assertEquals("'" + "b".repeat(30) + "...' (61 characters)", Phrase.quoted("b".repeat(61)));
    }

    @Test
    void placesAreWrittenAsEditorsReadThem() {
        assertEquals("a.json:2:3", Phrase.place(new Source("a.json", "1\n  x").span(4, 5)));
    }
}
