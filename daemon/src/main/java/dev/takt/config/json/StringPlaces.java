package dev.takt.config.json;

import dev.takt.diagnostic.Fragment;
import dev.takt.diagnostic.Source;

/** Finds for every character of a decoded JSON string where it stands in the file. */
final class StringPlaces {
    private static final int UNICODE_ESCAPE = 6;
    private static final int SHORT_ESCAPE = 2;

    private StringPlaces() {}

    /**
     * The string with its places.
     *
     * @param quote offset of the opening quote of a well-formed string
     * @param decoded its text, escapes decoded
     */
    static Fragment fragment(Source source, int quote, String decoded) {
        String text = source.text();
        int behind = quote + 1 + decoded.length();
        // An escape is longer than what it stands for, so equal up to the closing quote means there
        // is none.
        if (text.startsWith(decoded, quote + 1)
                && behind < text.length()
                && text.charAt(behind) == '"') {
            return Fragment.verbatim(source, decoded, quote + 1);
        }
        int[] offsets = new int[decoded.length() + 1];
        int at = quote + 1;
        for (int i = 0; i < decoded.length(); i++) {
            offsets[i] = at;
            at += length(text, at);
        }
        offsets[decoded.length()] = at;
        return Fragment.mapped(source, decoded, offsets);
    }

    private static int length(String text, int at) {
        if (text.charAt(at) != '\\') {
            return 1;
        }
        return text.charAt(at + 1) == 'u' ? UNICODE_ESCAPE : SHORT_ESCAPE;
    }
}
