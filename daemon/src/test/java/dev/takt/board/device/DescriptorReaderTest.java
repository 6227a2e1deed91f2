package dev.takt.board.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.diagnostic.Diagnostic;
import dev.takt.diagnostic.Diagnostics;
import dev.takt.diagnostic.Source;
import dev.takt.diagnostic.Span;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DescriptorReaderTest {
    private static final String GOOD =
            """
            { "measures": "x", "source": ["a"], "addresses": ["0x10-0x12"], "fastest_hz": 1,
              "init": ["01 02"],
              "reads": [{ "register": 1, "length": 2, "raw": { "count": { "type": "s16be" } } }],
              "fields": { "value": { "value": "count * 2" } } }
            """;

    private static List<Diagnostic> mistakes(String text) {
        Diagnostics diagnostics = new Diagnostics();
        DeviceDescriptor device =
                DescriptorReader.read("test", new Source("test.json", text), diagnostics);
        if (diagnostics.hasErrors()) {
            assertNull(device);
        }
        return diagnostics.sorted();
    }

    @Test
    void acceptsWhatIsRight() {
        assertEquals(List.of(), mistakes(GOOD));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "0x10-0x12          | 0x10-0x99      | is not inside 0x03 to 0x77",
                "0x10-0x12          | 16             | expected an address",
                "01 02              | 1 2            | '1 2' are not bytes",
                "\"register\": 1    | \"register\": 256 | is no whole number from 0 to 0xFF",
                "\"length\": 2      | \"length\": 1  | ends behind the 1 bytes that are read",
                "\"s16be\"          | \"s16be\", \"shift\": 8, \"bits\": 9 | has only 16 bits",
                "\"s16be\"          | \"s16\"        | 'type' of raw number 'count' is 's16'",
                "count * 2          | cuont * 2      | unknown name 'cuont'",
                "count * 2          | lowpass(count, 1) | has no blocks that remember",
                "\"fields\"         | \"feilds\"     | unknown key 'feilds'",
                "\"source\": [\"a\"], | ``           | has no 'source'",
                "\"length\": 2,     | \"length\": 2, \"crc\": \"every_word\", | cannot carry this",
                "\"length\": 2,     | \"length\": 2, \"transfer\": \"00\", | has no meaning",
                "[\"01 02\"]        | [[\"300 + q\"]] | unknown name 'q'",
                "\"count\":          | \"pi\":          | 'pi' is a constant of the formula language",
                "\"init\":           | \"constants\": { \"t\": 1 }, \"init\": | 't' is the clock",
                "\"init\":           | \"constants\": { \"count\": 1 }, \"init\": | given twice",
                "\"init\":           | \"terms\": { \"count\": \"1\" }, \"init\": | given twice",
            })
    void tellsEveryMistakeWithItsPlace(String good, String wrong, String message) {
        List<Diagnostic> found = mistakes(GOOD.replace(good, wrong));
        assertTrue(
                found.stream().anyMatch(one -> one.message().contains(message)), found::toString);
        Span place = found.getFirst().span();
        assertTrue(place != null && place.source().name().equals("test.json"), found::toString);
    }
}
