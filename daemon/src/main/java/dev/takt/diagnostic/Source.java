package dev.takt.diagnostic;

import java.util.Arrays;

/** One text with a name, normally a file, that can tell line and column of an offset. */
public final class Source {
    private final String name;
    private final String text;
    private final int[] lineStarts;

    /**
     * @param name what the user calls it, normally the path as given on the command line
     * @param text the whole text; lines end with line feed, carriage return or both
     */
    public Source(String name, String text) {
        this.name = name;
        this.text = text;
        this.lineStarts = findLineStarts(text);
    }

    public String name() {
        return name;
    }

    public String text() {
        return text;
    }

    /** Line of the character at {@code offset}, counted from 1. */
    public int line(int offset) {
        int found = Arrays.binarySearch(lineStarts, offset);
        return found >= 0 ? found + 1 : -found - 1;
    }

    /** Column of the character at {@code offset}, counted from 1 in characters. */
    public int column(int offset) {
        return offset - lineStarts[line(offset) - 1] + 1;
    }

    /** The text of a line (counted from 1) without its line end. */
    public String lineText(int line) {
        int start = lineStarts[line - 1];
        int end = start;
        while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
            end++;
        }
        return text.substring(start, end);
    }

    /** The place between two offsets of this source, end exclusive, held inside the text. */
    public Span span(int start, int end) {
        int from = Math.clamp(start, 0, text.length());
        return new Span(this, from, Math.clamp(end, from, text.length()));
    }

    private static int[] findLineStarts(String text) {
        int[] starts = new int[16];
        int count = 1;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean ends =
                    c == '\n'
                            || (c == '\r'
                                    && (i + 1 == text.length() || text.charAt(i + 1) != '\n'));
            if (ends) {
                if (count == starts.length) {
                    starts = Arrays.copyOf(starts, count * 2);
                }
                starts[count++] = i + 1;
            }
        }
        return Arrays.copyOf(starts, count);
    }
}
