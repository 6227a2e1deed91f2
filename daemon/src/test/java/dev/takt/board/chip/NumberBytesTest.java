package dev.takt.board.chip;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.takt.board.device.RawValue;
import dev.takt.config.NumberFormat;
import java.lang.foreign.MemorySegment;
import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class NumberBytesTest {
    private static byte[] bytes(NumberFormat format, double value) {
        byte[] bytes = new byte[format.length()];
        NumberBytes.put(MemorySegment.ofArray(bytes), 0, format, value);
        return bytes;
    }

    @ParameterizedTest
    @CsvSource({
        "U8, 200.4, c8",
        "U8, 300, ff",
        "U8, -1, 00",
        "S8, -2, fe",
        "S8, -200, 80",
        "U16BE, 258, 0102",
        "U16LE, 258, 0201",
        "S16BE, -2, fffe",
        "S16LE, 40000, ff7f",
        "U24BE, 66051, 010203",
        "U24LE, 66051, 030201",
        "S24BE, -1e9, 800000",
        "U32BE, 4294967295, ffffffff",
        "U32LE, 1e12, ffffffff",
        "S32BE, -2147483648, 80000000",
        "S32LE, 1, 01000000",
        "F32BE, 1, 3f800000",
        "F32LE, -2, 000000c0",
    })
    void putsNumbersDownAsTheirFormatSays(NumberFormat format, double value, String hex) {
        assertEquals(hex, HexFormat.of().formatHex(bytes(format, value)));
    }

    @ParameterizedTest
    @EnumSource
    void whatIsPutDownIsReadBack(NumberFormat format) {
        RawValue number = new RawValue("x", 0, format, 0, format.length() * Byte.SIZE);
        assertEquals(97, number.extract(MemorySegment.ofArray(bytes(format, 97))));
    }
}
