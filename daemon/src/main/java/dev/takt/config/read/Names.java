package dev.takt.config.read;

import dev.takt.config.json.JsonValue.JsonString;
import dev.takt.config.json.Phrase;
import dev.takt.diagnostic.Diagnostics;
import dev.takt.diagnostic.Fragment;

/** Which names are well formed. */
public final class Names {
    static final int LONGEST = 200;
    static final int LONGEST_CONTROLLER = 64;

    private Names() {}

    /**
     * Whether a key may be the name of a signal: letters, digits and {@code _}, in parts separated
     * by {@code .}, no part beginning with a digit.
     *
     * @param what what it names, for the message: {@code input}
     */
    static boolean check(String what, JsonString key, Diagnostics diagnostics) {
        return check(what, key.decoded(), key.text().length(), diagnostics);
    }

    /** As above for the first {@code length} characters of a fragment. */
    public static boolean check(String what, Fragment key, int length, Diagnostics diagnostics) {
        String name = key.text().substring(0, length);
        if (length > LONGEST) {
            diagnostics.error(
                    key.span(0, length),
                    "name " + Phrase.quoted(name) + " of " + article(what) + " is too long",
                    "at most " + LONGEST + " characters");
            return false;
        }
        int bad = firstBad(name);
        if (bad < 0) {
            return true;
        }
        // An escape or an empty name has no character of its own to point at.
        var place = name.isEmpty() ? key.span() : key.span(bad, Math.min(bad + 1, length));
        diagnostics.error(
                place,
                Phrase.quoted(name) + " cannot be the name of " + article(what),
                "letters a to z, digits and '_', parts separated by '.', no part beginning with a"
                        + " digit");
        return false;
    }

    private static String article(String what) {
        return ("aeiou".indexOf(what.charAt(0)) >= 0 ? "an " : "a ") + what;
    }

    /** Offset of the first character that cannot stand where it does; -1 where all is well. */
    private static int firstBad(String name) {
        boolean begins = true;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean fits = isLetter(c) || (!begins && (isDigit(c) || c == '.'));
            if (!fits) {
                return i;
            }
            begins = c == '.';
        }
        return begins ? Math.max(0, name.length() - 1) : -1;
    }

    /** Whether it may be the name of a controller, which becomes part of file names. */
    static boolean isController(String name) {
        return !name.isEmpty()
                && name.length() <= LONGEST_CONTROLLER
                && name.chars().allMatch(c -> isControllerPart((char) c));
    }

    /** The name of a controller made from a file name: what cannot stand in it becomes a dash. */
    static String controllerFrom(String fileName) {
        StringBuilder name = new StringBuilder();
        for (int i = 0; i < Math.min(fileName.length(), LONGEST_CONTROLLER); i++) {
            char c = fileName.charAt(i);
            name.append(isControllerPart(c) ? c : '-');
        }
        return name.isEmpty() ? "takt" : name.toString();
    }

    /** Whether it may be the name of a device descriptor. */
    public static boolean isDevice(String name) {
        return !name.isEmpty()
                && name.length() <= LONGEST_CONTROLLER
                && name.chars()
                        .allMatch(c -> (c >= 'a' && c <= 'z') || isDigit((char) c) || c == '_');
    }

    private static boolean isControllerPart(char c) {
        return isLetter(c) || isDigit(c) || c == '-';
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
