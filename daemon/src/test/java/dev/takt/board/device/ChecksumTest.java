package dev.takt.board.device;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.foreign.MemorySegment;
import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChecksumTest {
    @ParameterizedTest
    @CsvSource({
        // the example of Sensirion's data sheets
        "EVERY_WORD, BEEF92,       true",
        "EVERY_WORD, BEEF91,       false",
        "EVERY_WORD, BEEF92BEEF00, false",
        "WHOLE,      BEEF92,       true",
        "WHOLE,      BEEE92,       false",
        // an MLX90614 at 0x5A, register 7, from its data sheet: 0x3AD2 has PEC 0x30
        "PEC,        D23A30,       true",
        "PEC,        D23A31,       false",
        "NONE,       00,           true",
    })
    void tellsGoodFromBad(Checksum checksum, String hex, boolean good) {
        byte[] bytes = HexFormat.of().parseHex(hex);
        assertEquals(good, checksum.good(MemorySegment.ofArray(bytes), bytes.length, 0x5A, 7));
    }
}
