package dev.takt.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A line of a shell as the guide shows it: words, with quotes, comments and redirections taken out,
 * in the commands that are run one after another or side by side.
 */
public final class ShellLine {
    private static final String ENDS = ";|&";
    private static final Set<String> BEFORE = Set.of("$", "sudo", "exec", "time");
    private static final String SETTING = "[A-Z_]+=.*";

    private final String text;
    private final List<List<String>> commands = new ArrayList<>();
    private List<String> words = new ArrayList<>();
    private int at;

    private ShellLine(String text) {
        this.text = text;
    }

    /**
     * The commands of a line, each without what stands before its name: a prompt, {@code sudo},
     * settings of the environment.
     */
    public static List<List<String>> commands(String line) {
        return new ShellLine(line).read();
    }

    private List<List<String>> read() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '#') {
                break;
            } else if (c == '>' || c == '<') {
                at++;
                skipSpaces();
                word();
            } else if (ENDS.indexOf(c) >= 0) {
                at++;
                end();
            } else if (Character.isWhitespace(c)) {
                at++;
            } else {
                words.add(word());
            }
        }
        end();
        return commands;
    }

    private void end() {
        while (!words.isEmpty()
                && (BEFORE.contains(words.getFirst()) || words.getFirst().matches(SETTING))) {
            words.removeFirst();
        }
        if (!words.isEmpty()) {
            commands.add(words);
        }
        words = new ArrayList<>();
    }

    private void skipSpaces() {
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
    }

    /** Up to a space or the end of the command, quotes taken away. */
    private String word() {
        StringBuilder word = new StringBuilder();
        char quote = 0;
        for (; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == quote) {
                quote = 0;
            } else if (quote == 0 && (c == '\'' || c == '"')) {
                quote = c;
            } else if (quote == 0 && (Character.isWhitespace(c) || (ENDS + "><").indexOf(c) >= 0)) {
                break;
            } else {
                word.append(c);
            }
        }
        return word.toString();
    }
}
