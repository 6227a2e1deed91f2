package dev.takt.diagnostic;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A text taken out of a source, which may differ from the source's characters (a JSON string with
 * its escapes decoded, several strings joined), and in which every offset still leads back to its
 * place in the source.
 */
public final class Fragment {
    private final Source source;
    private final String text;
    private final int shift;
    private final int @Nullable [] offsets;

    private Fragment(Source source, String text, int shift, int @Nullable [] offsets) {
        this.source = source;
        this.text = text;
        this.shift = shift;
        this.offsets = offsets;
    }

    /** A whole source. */
    public static Fragment of(Source source) {
        return new Fragment(source, source.text(), 0, null);
    }

    /** A piece that stands in the source letter by letter, its first character at {@code shift}. */
    public static Fragment verbatim(Source source, String text, int shift) {
        return new Fragment(source, text, shift, null);
    }

    /**
     * A piece whose characters come from scattered places.
     *
     * @param offsets for every character its offset in the source, and one more for the end: length
     *     {@code text.length() + 1}, never descending
     */
    public static Fragment mapped(Source source, String text, int[] offsets) {
        if (offsets.length != text.length() + 1) {
            throw new IllegalArgumentException(
                    "offsets.length == text.length() + 1 expected, got "
                            + offsets.length
                            + ", "
                            + text.length());
        }
        return new Fragment(source, text, 0, Arrays.copyOf(offsets, offsets.length));
    }

    public String text() {
        return text;
    }

    public Source source() {
        return source;
    }

    /**
     * The place in the source of the characters from {@code start} to {@code end} (exclusive) of
     * this fragment.
     */
    public Span span(int start, int end) {
        return source.span(sourceOffset(start), sourceOffset(Math.max(start, end)));
    }

    /** The place of the whole fragment. */
    public Span span() {
        return span(0, text.length());
    }

    private int sourceOffset(int offset) {
        int held = Math.clamp(offset, 0, text.length());
        return offsets == null ? held + shift : offsets[held];
    }
}
