package dev.takt.config.json;

import dev.takt.diagnostic.Diagnostics;
import dev.takt.diagnostic.Source;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Turns the bytes of a file into text, or says why they are none. */
final class FileText {
    private static final String REMEDY = "save it as UTF-8 without byte order mark";
    private static final int LOOKED_AT = 64;

    private FileText() {}

    /**
     * The text of a file in UTF-8.
     *
     * @return null where the bytes are no text in UTF-8 or hold nothing, which has been reported
     */
    static @Nullable Source decode(String name, byte[] bytes, Diagnostics diagnostics) {
        String wrong = wrongEncoding(bytes);
        if (wrong != null) {
            diagnostics.error(null, name + ": " + wrong, REMEDY);
            return null;
        }
        if (holdsNul(bytes)) {
            diagnostics.error(null, name + ": holds NUL bytes: this is not a text file");
            return null;
        }
        CharBuffer chars = CharBuffer.allocate(bytes.length);
        CoderResult result =
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT)
                        .decode(ByteBuffer.wrap(bytes), chars, true);
        if (result.isError()) {
            // Replacements do not move what stands before the first bad byte.
            Source readable = new Source(name, new String(bytes, StandardCharsets.UTF_8));
            int at = chars.position();
            diagnostics.error(readable.span(at, at + 1), "not UTF-8", REMEDY);
            return null;
        }
        String text = chars.flip().toString();
        if (text.isBlank()) {
            diagnostics.error(
                    null,
                    name + ": file " + (text.isEmpty() ? "is empty" : "holds only white space"));
            return null;
        }
        return new Source(name, text);
    }

    private static @Nullable String wrongEncoding(byte[] bytes) {
        if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
            return "begins with a byte order mark";
        }
        if (startsWith(bytes, 0xFF, 0xFE, 0, 0) || startsWith(bytes, 0, 0, 0xFE, 0xFF)) {
            return "is text in UTF-32";
        }
        if (startsWith(bytes, 0xFF, 0xFE)
                || startsWith(bytes, 0xFE, 0xFF)
                || everySecondIsNul(bytes)) {
            return "is text in UTF-16";
        }
        return null;
    }

    /** Text in UTF-16 without a mark: every second byte is 0 and the others are not. */
    private static boolean everySecondIsNul(byte[] bytes) {
        int length = Math.min(bytes.length, LOOKED_AT) & ~1;
        int even = 0;
        int odd = 0;
        for (int i = 0; i < length; i += 2) {
            even += bytes[i] == 0 ? 1 : 0;
            odd += bytes[i + 1] == 0 ? 1 : 0;
        }
        return length > 0 && ((even == length / 2 && odd == 0) || (odd == length / 2 && even == 0));
    }

    private static boolean holdsNul(byte[] bytes) {
        for (byte b : bytes) {
            if (b == 0) {
                return true;
            }
        }
        return false;
    }

    private static boolean startsWith(byte[] bytes, int... mark) {
        if (bytes.length < mark.length) {
            return false;
        }
        for (int i = 0; i < mark.length; i++) {
            if ((bytes[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }
}
