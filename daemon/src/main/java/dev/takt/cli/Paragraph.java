package dev.takt.cli;

import java.util.ArrayList;
import java.util.List;

/** Words broken into lines. */
final class Paragraph {
    /** What the shell takes for one line though it is written in two. */
    private static final String CONTINUED = " \\";

    private Paragraph() {}

    /**
     * Breaks between words; a word that is longer than a line has one for itself.
     *
     * @param longest characters of a line
     */
    static List<String> lines(String words, int longest) {
        return lines(List.of(words.split(" ")), longest, "");
    }

    /**
     * Breaks a shell command so that it can still be copied and run: between words, never inside
     * quotes, and each line but the last ends in a backslash.
     *
     * @param longest characters of a line, the backslash included
     */
    static List<String> command(String command, int longest) {
        return lines(shellWords(command), longest, CONTINUED);
    }

    private static List<String> lines(List<String> words, int longest, String continued) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            int reserved = i == words.size() - 1 ? 0 : continued.length();
            if (!line.isEmpty() && line.length() + 1 + word.length() + reserved > longest) {
                lines.add(line + continued);
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    /** What stands between blanks outside of quotes. */
    private static List<String> shellWords(String command) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        char quote = 0;
        for (int i = 0; i < command.length(); i++) {
            char c = command.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '\'' || c == '"') {
                quote = c;
            } else if (c == ' ') {
                words.add(word.toString());
                word.setLength(0);
                continue;
            }
            word.append(c);
        }
        words.add(word.toString());
        return words;
    }
}
