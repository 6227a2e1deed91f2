package dev.takt.board.file;

import static java.nio.charset.StandardCharsets.US_ASCII;

import org.jspecify.annotations.Nullable;

/**
 * Finds one number in the text of a file.
 *
 * <p>The number is read leniently, as kernel files are written for people: a unit or a second part
 * behind it does not matter ({@code 85%}, {@code 16384kB}, {@code 1/78}), {@code 0x} begins a
 * hexadecimal number, and an equals sign separates words as a blank does ({@code t=23125}).
 *
 * @param line first word of the wanted line, a colon behind it left out; null for the first line
 * @param index which word of the line, counted from 0, the first word included
 */
record FileField(@Nullable String line, int index) {
    /** No number in a file of the kernel is longer; a longer word is no number. */
    private static final int LONGEST_NUMBER = 64;

    /**
     * The number, or NaN where the line or the word is missing or is no number.
     *
     * @param text what the file holds, one byte a character
     * @param length how much of {@code text} is filled
     */
    double find(byte[] text, int length) {
        int start = 0;
        while (start < length) {
            int end = start;
            while (end < length && text[end] != '\n') {
                end++;
            }
            if (line == null || startsWithWord(text, start, end, line)) {
                return number(text, start, end);
            }
            start = end + 1;
        }
        return Double.NaN;
    }

    private static boolean startsWithWord(byte[] text, int start, int end, String word) {
        int from = skipBlanks(text, start, end);
        int to = skipWord(text, from, end);
        if (to - from == word.length() + 1 && text[to - 1] == ':') {
            to--;
        }
        if (to - from != word.length()) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            if ((text[from + i] & 0xFF) != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private double number(byte[] text, int start, int end) {
        int from = skipBlanks(text, start, end);
        int to = skipWord(text, from, end);
        for (int i = 0; i < index; i++) {
            from = skipBlanks(text, to, end);
            to = skipWord(text, from, end);
        }
        return parse(text, from, to);
    }

    private static double parse(byte[] text, int from, int end) {
        int at = from < end && (text[from] == '-' || text[from] == '+') ? from + 1 : from;
        if (at + 2 < end && text[at] == '0' && (text[at + 1] | 0x20) == 'x') {
            return hexadecimal(text, at + 2, end, text[from] == '-');
        }
        int to = skipDigits(text, at, end);
        int digits = to - at;
        if (to < end && text[to] == '.') {
            int fraction = to + 1;
            to = skipDigits(text, fraction, end);
            digits += to - fraction;
        }
        if (digits == 0 || to - from > LONGEST_NUMBER) {
            return Double.NaN;
        }
        return Double.parseDouble(ascii(text, from, exponentEnd(text, to, end)));
    }

    /** The end of the number when {@code to} is the end of its digits. */
    private static int exponentEnd(byte[] text, int to, int end) {
        if (to < end && (text[to] | 0x20) == 'e') {
            int at = to + 1;
            if (at < end && (text[at] == '-' || text[at] == '+')) {
                at++;
            }
            int last = skipDigits(text, at, end);
            if (last > at && last - at < 6) {
                return last;
            }
        }
        return to;
    }

    private static double hexadecimal(byte[] text, int from, int end, boolean negative) {
        double value = 0;
        int at = from;
        int digit;
        while (at < end && (digit = Character.digit(text[at], 16)) >= 0) {
            value = value * 16 + digit;
            at++;
        }
        if (at == from || at - from > LONGEST_NUMBER) {
            return Double.NaN;
        }
        return negative ? -value : value;
    }

    private static String ascii(byte[] text, int from, int to) {
        return new String(text, from, to - from, US_ASCII);
    }

    private static int skipDigits(byte[] text, int from, int end) {
        int at = from;
        while (at < end && text[at] >= '0' && text[at] <= '9') {
            at++;
        }
        return at;
    }

    private static int skipBlanks(byte[] text, int from, int end) {
        int at = from;
        while (at < end && isBlank(text[at])) {
            at++;
        }
        return at;
    }

    private static int skipWord(byte[] text, int from, int end) {
        int at = from;
        while (at < end && !isBlank(text[at])) {
            at++;
        }
        return at;
    }

    private static boolean isBlank(byte character) {
        return character == ' ' || character == '\t' || character == '\r' || character == '=';
    }
}
