package dev.takt.config.json;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A word without quotes where a value is expected: whether it is one, and if not what was meant.
 */
final class BareWord {
    private static final Pattern NUMBER =
            Pattern.compile("-?+(?:0|[1-9][0-9]*+)(?:\\.[0-9]++)?+(?:[eE][+-]?+[0-9]++)?+");

    private BareWord() {}

    static boolean isValue(String word) {
        return word.equals("true")
                || word.equals("false")
                || word.equals("null")
                || NUMBER.matcher(word).matches();
    }

    /** Whether it begins like a number, or is called one in other languages. */
    static boolean isNumberLike(String word) {
        return isNamedNumber(word) || startsWithDigit(unsigned(word));
    }

    /** What to write in its place; null where nothing is known. */
    static @Nullable String hint(String word) {
        if (word.isEmpty()) {
            return null;
        }
        if (isNamedNumber(word)) {
            return "only finite numbers can be given; in a formula write \"nan\" or \"inf\"";
        }
        if (startsWithDigit(unsigned(word))) {
            return numberHint(word);
        }
        String lower = word.toLowerCase(Locale.ROOT);
        return switch (lower) {
            case "true", "yes", "on" -> "write true";
            case "false", "no", "off" -> "write false";
            case "null", "none", "nil" -> "leave the key out";
            default -> "texts and formulas stand in double quotes";
        };
    }

    private static @Nullable String numberHint(String word) {
        String digits = unsigned(word);
        String lower = digits.toLowerCase(Locale.ROOT);
        if (lower.startsWith("0x") || lower.startsWith("0b")) {
            return "write it in quotes where an address or a formula is meant, or as a decimal"
                    + " number";
        }
        if (word.startsWith("+")) {
            return "leave out the '+'";
        }
        if (digits.startsWith(".")) {
            return "a digit must stand before the point: 0" + shortened(digits);
        }
        if (digits.endsWith(".")) {
            return "a digit must follow the point: " + shortened(word) + "0";
        }
        if (digits.indexOf('_') >= 0) {
            return "leave out the '_'";
        }
        if (digits.length() > 1 && digits.startsWith("0") && Character.isDigit(digits.charAt(1))) {
            return "leave out the zero in front";
        }
        return "formulas stand in double quotes";
    }

    private static String shortened(String word) {
        return word.length() > 20 ? word.substring(0, 20) + "..." : word;
    }

    private static boolean isNamedNumber(String word) {
        String lower = unsigned(word).toLowerCase(Locale.ROOT);
        return lower.equals("nan") || lower.equals("inf") || lower.equals("infinity");
    }

    private static String unsigned(String word) {
        return word.startsWith("-") || word.startsWith("+") ? word.substring(1) : word;
    }

    private static boolean startsWithDigit(String word) {
        char first = word.isEmpty() ? ' ' : word.charAt(0);
        char second = word.length() < 2 ? ' ' : word.charAt(1);
        return isDigit(first) || (first == '.' && isDigit(second));
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
