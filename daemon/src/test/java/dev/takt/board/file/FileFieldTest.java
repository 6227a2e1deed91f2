package dev.takt.board.file;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileFieldTest {
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "\"61234\\n\",                          , 0, 61234",
                "\"61234\",                             , 0, 61234",
                "\"  -5.25e1 \\n\",                     , 0, -52.5",
                "\"+.5\\n\",                            , 0, 0.5",
                "\"7.\\n\",                             , 0, 7",
                "\"1e\\n\",                             , 0, 1",
                "\"0x1F\\n\",                           , 0, 31",
                "\"-0x10\\n\",                          , 0, -16",
                "\"0x\\n\",                             , 0, 0",
                "\"45.0°C\\n\",                         , 0, 45",
                "\"85%\\n\",                            , 0, 85",
                "\"0.00 0.01 0.05 1/78 1830\\n\",       , 2, 0.05",
                "\"0.00 0.01 0.05 1/78 1830\\n\",       , 3, 1",
                "\"0.00 0.01 0.05 1/78 1830\\n\",       , 4, 1830",
                "\"0.00 0.01 0.05 1/78 1830\\n\",       , 5, NaN",
                "\"cpu  123 45\\ncpu0 7 8\\n\",       cpu, 1, 123",
                "\"cpu  123 45\\ncpu0 7 8\\n\",      cpu0, 2, 8",
                "\"cpu  123 45\\ncpu0 7 8\",         cpu0, 2, 8",
                "\"cpu  123 45\\n\",                 cpu1, 1, NaN",
                "\"cpu  123 45\\n\",                  cpu, 0, NaN",
                "\"MemTotal:  16384 kB\\n\",     MemTotal, 1, 16384",
                "\"MemTotal:  16384 kB\\n\",    MemTotal:, 1, 16384",
                "\"MemTotal:  16384 kB\\n\",          Mem, 1, NaN",
                "\"A=1\\nCAPACITY=85\\n\",       CAPACITY, 1, 85",
                "\"t=23125\\n\",                        , 1, 23125",
                "\"1\\r\\n2\\r\\n\",                    , 0, 1",
                "\"\",                                  , 0, NaN",
                "\"\\n\",                               , 0, NaN",
                "\"max\\n\",                            , 0, NaN",
                "\"nan\\n\",                            , 0, NaN",
                "\"-\\n\",                              , 0, NaN",
                "\".\\n\",                              , 0, NaN",
                "\"\\0\\0\\0\",                         , 0, NaN",
            })
    void findsTheNumber(String text, @Nullable String line, int index, double expected) {
        byte[] bytes =
                text.replace("\\n", "\n")
                        .replace("\\r", "\r")
                        .replace("\\0", "\0")
                        .getBytes(ISO_8859_1);

        assertEquals(expected, new FileField(line, index).find(bytes, bytes.length));
    }

    @ParameterizedTest
    @CsvSource({"100, NaN", "60, 1e60"})
    void aNumberHasABoundedLength(int zeros, double expected) {
        byte[] bytes = ("1" + "0".repeat(zeros)).getBytes(ISO_8859_1);

        assertEquals(expected, new FileField(null, 0).find(bytes, bytes.length));
    }

    @ParameterizedTest
    @CsvSource({"3, 123", "2, 12", "0, NaN"})
    void whatLiesBehindTheFilledPartIsNotLookedAt(int length, double expected) {
        byte[] bytes = "12345".getBytes(ISO_8859_1);

        assertEquals(expected, new FileField(null, 0).find(bytes, length));
    }
}
