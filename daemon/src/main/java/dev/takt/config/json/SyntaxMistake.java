package dev.takt.config.json;

import dev.takt.diagnostic.Diagnostics;
import dev.takt.diagnostic.Source;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Finds the first place where a text stops being JSON and says what was expected there.
 *
 * <p>It follows the same rules as the parser but keeps nothing except the brackets that are open,
 * so that what is never closed can be shown where it was opened.
 */
final class SyntaxMistake {
    /** What may come next. */
    private enum Next {
        VALUE,
        ELEMENT,
        KEY,
        COLON,
        COMMA,
        END
    }

    private final Source source;
    private final String text;
    private final Diagnostics diagnostics;
    private final Deque<Integer> open = new ArrayDeque<>();
    private String lastKey = "";
    private int at;

    SyntaxMistake(Source source, Diagnostics diagnostics) {
        this.source = source;
        this.text = source.text();
        this.diagnostics = diagnostics;
    }

    /**
     * Reports the first mistake of the text.
     *
     * @return whether there is one
     */
    boolean report() {
        int before = diagnostics.errorCount();
        Next next = Next.VALUE;
        while (skipBlanks()) {
            if (at == text.length()) {
                reportEnd(next);
                break;
            }
            Next following = step(next, text.charAt(at));
            if (following == null) {
                break;
            }
            next = following;
        }
        return diagnostics.errorCount() > before;
    }

    private @Nullable Next step(Next next, char c) {
        return switch (next) {
            case KEY -> c == '}' ? close() : c == '"' ? key() : mistakenKey(c);
            case COLON -> c == ':' ? step(Next.VALUE) : mistakenColon(c);
            case VALUE -> value(c);
            case ELEMENT -> c == ']' ? close() : value(c);
            case COMMA -> comma(c);
            case END ->
                    error(
                            "expected the end of the file, found " + found(),
                            isCloser(c) ? "one " + found() + " too many" : null);
        };
    }

    private Next step(Next next) {
        at++;
        return next;
    }

    private Next opened(Next next) {
        open.push(at);
        return step(next);
    }

    private Next close() {
        open.pop();
        return step(afterValue());
    }

    private Next afterValue() {
        return open.isEmpty() ? Next.END : Next.COMMA;
    }

    private @Nullable Next key() {
        int start = at;
        if (!string()) {
            return null;
        }
        lastKey = text.substring(start + 1, at - 1);
        return Next.COLON;
    }

    private @Nullable Next value(char c) {
        if (c == '{') {
            return opened(Next.KEY);
        }
        if (c == '[') {
            return opened(Next.ELEMENT);
        }
        if (c == '"') {
            return string() ? afterValue() : null;
        }
        String word = word();
        String hint = BareWord.hint(word);
        if (BareWord.isNumberLike(word) && !BareWord.isValue(word)) {
            return error(Phrase.quoted(word) + " is not a number in JSON", hint);
        }
        if (!BareWord.isValue(word)) {
            return error("expected a value, found " + found(), hint);
        }
        at += word.length();
        return afterValue();
    }

    private @Nullable Next comma(char c) {
        boolean inObject = inObject();
        if (c == ',') {
            return step(inObject ? Next.KEY : Next.ELEMENT);
        }
        if (c == (inObject ? '}' : ']')) {
            return close();
        }
        String expected =
                "expected ',' or '"
                        + (inObject ? '}' : ']')
                        + "' after the value, found "
                        + found();
        String hint = c == '"' || c == '{' || c == '[' ? "is a comma missing before it?" : null;
        return error(expected, isCloser(c) ? stillOpen() : hint);
    }

    private @Nullable Next mistakenKey(char c) {
        String hint = "keys stand in double quotes";
        if (c == ',') {
            hint = "one comma too many";
        } else if (isCloser(c)) {
            hint = stillOpen();
        }
        return error("expected a key in double quotes or '}', found " + found(), hint);
    }

    private @Nullable Next mistakenColon(char c) {
        String expected =
                "expected ':' after the key " + Phrase.quoted(lastKey) + ", found " + found();
        return error(expected, c == '=' ? "write ':' in place of '='" : null);
    }

    private void reportEnd(Next next) {
        if (!open.isEmpty()) {
            int opening = open.element();
            char bracket = text.charAt(opening);
            diagnostics.error(
                    source.span(opening, opening + 1),
                    "'" + bracket + "' is never closed",
                    "expected '" + (bracket == '{' ? '}' : ']') + "' before the end of the file");
        } else if (next != Next.END) {
            diagnostics.error(source.span(at, at), "expected a value, found the end of the file");
        }
    }

    /**
     * Goes behind the string that begins here; false where it is malformed, which has been
     * reported.
     */
    private boolean string() {
        int start = at++;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '"') {
                at++;
                return true;
            }
            if (c < ' ') {
                return mistakenControl(start, c);
            }
            if (c == '\\' && !escape()) {
                return false;
            }
            at++;
        }
        diagnostics.error(
                source.span(start, at),
                "string is never closed",
                "expected '\"' before the end of the file");
        return false;
    }

    private boolean mistakenControl(int start, char c) {
        if (c == '\n' || c == '\r') {
            diagnostics.error(
                    source.span(start, at),
                    "string is not closed on its line",
                    "expected '\"'; a line break in a string is written \\n");
        } else {
            String escaped = c == '\t' ? "\\t" : String.format("\\u%04x", (int) c);
            String what = c == '\t' ? "tab" : "control character";
            diagnostics.error(source.span(at, at + 1), what + " in a string", "write " + escaped);
        }
        return false;
    }

    /** Goes to the last character of the escape that begins here; false where it is malformed. */
    private boolean escape() {
        int start = at++;
        char kind = at < text.length() ? text.charAt(at) : '\n';
        if (kind == 'u') {
            for (int digits = 0; digits < 4; digits++) {
                boolean hex = at + 1 < text.length() && isHex(text.charAt(at + 1));
                if (!hex) {
                    diagnostics.error(
                            source.span(start, at + 1), "'\\u' takes four hexadecimal digits");
                    return false;
                }
                at++;
            }
            return true;
        }
        if (kind < ' ') {
            at--;
            return true;
        }
        if ("\"\\/bfnrt".indexOf(kind) < 0) {
            diagnostics.error(
                    source.span(start, at + 1),
                    "unknown escape " + Phrase.quoted("\\" + kind),
                    "a backslash is written \\\\");
            return false;
        }
        return true;
    }

    private static boolean isHex(char c) {
        return c < 128 && Character.digit(c, 16) >= 0;
    }

    /**
     * Goes behind white space and comments; false where a comment is malformed, which has been
     * reported.
     */
    private boolean skipBlanks() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '#' || text.startsWith("//", at)) {
                int end = at;
                while (end < text.length()
                        && text.charAt(end) != '\n'
                        && text.charAt(end) != '\r') {
                    end++;
                }
                if (!comment(end)) {
                    return false;
                }
            } else if (text.startsWith("/*", at)) {
                int end = text.indexOf("*/", at + 2);
                if (end < 0) {
                    diagnostics.error(
                            source.span(at, at + 2), "comment is never closed", "expected '*/'");
                    return false;
                }
                if (!comment(end + 2)) {
                    return false;
                }
            } else if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
                at++;
            } else {
                return true;
            }
        }
        return true;
    }

    /** Goes through a comment to its end. */
    private boolean comment(int end) {
        while (at < end) {
            char c = text.charAt(at);
            if (c < ' ' && c != '\n' && c != '\r' && c != '\t') {
                diagnostics.error(source.span(at, at + 1), "control character in a comment");
                return false;
            }
            at++;
        }
        return true;
    }

    /** What stands here up to the next blank or mark. */
    private String word() {
        int end = at;
        while (end < text.length()
                && text.charAt(end) > ' '
                && ",:{}[]\"'#/=".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return text.substring(at, end);
    }

    private String found() {
        String word = word();
        return Phrase.quoted(word.isEmpty() ? Character.toString(text.codePointAt(at)) : word);
    }

    private @Nullable Next error(String message, @Nullable String hint) {
        diagnostics.error(source.span(at, at + Math.max(1, word().length())), message, hint);
        return null;
    }

    private boolean inObject() {
        return text.charAt(open.element()) == '{';
    }

    private String stillOpen() {
        int opening = open.element();
        return "'" + text.charAt(opening) + "' of line " + source.line(opening) + " is still open";
    }

    private static boolean isCloser(char c) {
        return c == '}' || c == ']';
    }
}
