package dev.takt.formula.syntax;

import java.math.BigInteger;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Cuts a formula into tokens, one at a time. */
final class Lexer {
    private static final int LONGEST_NAME = 200;

    /** A whole number of more binary digits is beyond the largest double. */
    private static final int MOST_BITS = 1024;

    private static final String[] SYMBOLS = {
        "**", "&&", "||", "??", "<=", ">=", "==", "!=", "^", "*", "/", "%", "+", "-", "<", ">", "!",
        "?", ":", "(", ")", "[", "]", ",", "="
    };
    private static final Map<String, String> FOREIGN =
            Map.ofEntries(
                    Map.entry("&", "'and' is written &&"),
                    Map.entry("|", "'or' is written ||"),
                    Map.entry("<>", "'not equal' is written !="),
                    Map.entry("=>", "'greater or equal' is written >="),
                    Map.entry("=<", "'less or equal' is written <="),
                    Map.entry(
                            ":=",
                            "a formula only computes a value; its name is the key in the file"),
                    Map.entry("~", "the bits of a number are turned round by bnot(x)"),
                    Map.entry("<<", "bits are shifted by shl(x, n)"),
                    Map.entry(">>", "bits are shifted by shr(x, n)"),
                    Map.entry("//", "a comment in a formula begins with #"),
                    Map.entry("/*", "a comment in a formula begins with #"),
                    Map.entry("{", "parentheses are ( and )"),
                    Map.entry("}", "parentheses are ( and )"),
                    Map.entry(";", "arguments are separated by ','"),
                    Map.entry("\"", "a formula has no texts, only numbers"),
                    Map.entry("'", "a formula has no texts, only numbers"),
                    Map.entry("$", "a parameter is used by its name alone"),
                    Map.entry("@", "a signal is used by its name alone"),
                    Map.entry("×", "write *"),
                    Map.entry("·", "write *"),
                    Map.entry("÷", "write /"),
                    Map.entry("−", "this is a typographic minus; write -"),
                    Map.entry("–", "this is a dash; write -"),
                    Map.entry("≤", "write <="),
                    Map.entry("≥", "write >="),
                    Map.entry("≠", "write !="),
                    Map.entry("²", "write ^2"),
                    Map.entry("³", "write ^3"),
                    Map.entry("√", "write sqrt(x)"),
                    Map.entry("°", "formulas hold numbers without units; angles are in radians"),
                    Map.entry("π", "write pi"));

    private final String text;
    private int at;

    Lexer(String text) {
        this.text = text;
    }

    Token next() throws SyntaxException {
        skipBlanksAndComments();
        if (at >= text.length()) {
            return new Token(Token.Kind.END, "", Double.NaN, text.length(), text.length());
        }
        char c = text.charAt(at);
        if (isDigit(c) || (c == '.' && isDigit(peek(1)))) {
            return number();
        }
        return isNameStart(c) ? name() : symbol();
    }

    private void skipBlanksAndComments() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '#') {
                while (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
                    at++;
                }
            } else if (c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\u00A0') {
                at++;
            } else {
                return;
            }
        }
    }

    private Token name() throws SyntaxException {
        int start = at;
        while (isNamePart(peek(0)) || (peek(0) == '.' && isNameStart(peek(1)))) {
            at++;
        }
        String name = text.substring(start, at);
        if (name.length() > LONGEST_NAME) {
            throw error(
                    start,
                    "a name of " + name.length() + " characters; at most " + LONGEST_NAME,
                    null);
        }
        return new Token(Token.Kind.NAME, name, Double.NaN, start, at);
    }

    private Token number() throws SyntaxException {
        int start = at;
        char second = Character.toLowerCase(peek(1));
        boolean prefixed = text.charAt(at) == '0' && (second == 'x' || second == 'b');
        double value = prefixed ? integer(second == 'x' ? 16 : 2) : decimal();
        if (isNamePart(peek(0)) || (peek(0) == '.' && isDigit(peek(1)))) {
            throw malformed(start);
        }
        return new Token(Token.Kind.NUMBER, text.substring(start, at), value, start, at);
    }

    private SyntaxException malformed(int start) {
        int end = at;
        while (isNamePart(peek(0)) || peek(0) == '.') {
            at++;
        }
        String rest = text.substring(end, at);
        if (isNameStart(rest.charAt(0)) && rest.charAt(0) != '_') {
            String number = Token.shown(text.substring(start, end));
            String name = Token.shown(rest);
            return new SyntaxException(
                    end,
                    at,
                    "operator expected between '" + number + "' and '" + name + "'",
                    "write " + number + "*" + name + " for a product");
        }
        String shown = Token.shown(text.substring(start, at));
        return error(start, "'" + shown + "' is not a number", null);
    }

    private double integer(int radix) throws SyntaxException {
        int start = at;
        at += 2;
        StringBuilder digits = new StringBuilder();
        digits(radix, digits);
        if (digits.isEmpty()) {
            throw error(start, "digits expected behind '" + text.substring(start, at) + "'", null);
        }
        int zeros = 0;
        while (zeros < digits.length() - 1 && digits.charAt(zeros) == '0') {
            zeros++;
        }
        // a million digits would take half a minute, and more than 1024 are too many in any radix
        boolean huge = digits.length() - zeros > MOST_BITS;
        double value =
                huge
                        ? Double.POSITIVE_INFINITY
                        : new BigInteger(digits.substring(zeros), radix).doubleValue();
        return finite(value, start);
    }

    private double finite(double value, int start) throws SyntaxException {
        if (Double.isInfinite(value)) {
            throw error(
                    start, "number too large; the largest is 1.797e308", "infinity is written inf");
        }
        return value;
    }

    private double decimal() throws SyntaxException {
        int start = at;
        StringBuilder digits = new StringBuilder();
        digits(10, digits);
        if (peek(0) == '.' && (!isNameStart(peek(1)) || isExponent(1))) {
            digits.append('.');
            at++;
            digits(10, digits);
        }
        char sign = peek(1);
        boolean marked = peek(0) == 'e' || peek(0) == 'E';
        if (isExponent(0)) {
            digits.append('e').append(sign);
            at += 2;
            digits(10, digits);
        } else if (marked && (sign == '+' || sign == '-') && !isNamePart(peek(2))) {
            at += 2;
            String number = Token.shown(text.substring(start, at));
            throw error(start, "digits expected behind '" + number + "'", null);
        }
        return finite(Double.parseDouble(digits.toString()), start);
    }

    private boolean isExponent(int ahead) {
        char sign = peek(ahead + 1);
        boolean signed = (sign == '+' || sign == '-') && isDigit(peek(ahead + 2));
        return (peek(ahead) == 'e' || peek(ahead) == 'E') && (signed || isDigit(sign));
    }

    /** Digits with single underscores between them. */
    private void digits(int radix, StringBuilder out) {
        while ((Character.digit(peek(0), radix) >= 0 && peek(0) < 128)
                || (peek(0) == '_'
                        && at > 0
                        && Character.digit(text.charAt(at - 1), radix) >= 0
                        && Character.digit(peek(1), radix) >= 0)) {
            if (peek(0) != '_') {
                out.append(peek(0));
            }
            at++;
        }
    }

    private Token symbol() throws SyntaxException {
        int start = at;
        String foreign = foreign();
        if (foreign != null) {
            at += foreign.length();
            throw error(
                    start,
                    "'" + foreign + "' is not an operator of formulas",
                    FOREIGN.get(foreign));
        }
        for (String symbol : SYMBOLS) {
            if (text.startsWith(symbol, at)) {
                at += symbol.length();
                return new Token(Token.Kind.SYMBOL, symbol, Double.NaN, start, at);
            }
        }
        int c = text.codePointAt(at);
        at += Character.charCount(c);
        String shown =
                isVisible(c) ? "'" + Character.toString(c) + "'" : String.format("U+%04X", c);
        throw Character.isLetter(c)
                ? error(
                        start,
                        shown + " cannot stand in a name",
                        "names are made of a-z, A-Z, 0-9 and _")
                : error(start, shown + " cannot stand in a formula", null);
    }

    private static boolean isVisible(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    false;
            default -> true;
        };
    }

    /** What looks like another language's operator; of two that fit the longer. */
    private @Nullable String foreign() {
        String two = text.substring(at, Math.min(at + 2, text.length()));
        if (FOREIGN.containsKey(two)) {
            return two;
        }
        String one = text.substring(at, at + 1);
        boolean ours = two.equals("&&") || two.equals("||");
        return !ours && FOREIGN.containsKey(one) ? one : null;
    }

    private SyntaxException error(int start, String message, @Nullable String hint) {
        return new SyntaxException(start, at, message, hint);
    }

    private char peek(int ahead) {
        return at + ahead < text.length() ? text.charAt(at + ahead) : '\0';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isNameStart(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    }

    private static boolean isNamePart(char c) {
        return isNameStart(c) || isDigit(c);
    }
}
