package dev.takt.doctor;

import java.util.ArrayList;
import java.util.List;

/**
 * What mends a condition.
 *
 * @param words what to do, or when and where to run the commands; may be empty
 * @param commands for a shell, in this order; may be empty
 */
public record Remedy(String words, List<String> commands) {
    /** Nothing to do. */
    public static final Remedy NONE = new Remedy("", List.of());

    public Remedy {
        commands = List.copyOf(commands);
    }

    /** Commands that speak for themselves. */
    public static Remedy run(String... commands) {
        return new Remedy("", List.of(commands));
    }

    /** Words, and commands where there are any. */
    public static Remedy say(String words, String... commands) {
        return new Remedy(words, List.of(commands));
    }

    /** This, and then the commands of another. */
    public Remedy then(Remedy next) {
        List<String> all = new ArrayList<>(commands);
        all.addAll(next.commands);
        String both = words.isEmpty() || next.words.isEmpty() ? "" : "; ";
        return new Remedy(words + both + next.words, all);
    }

    /** Words and commands, each on a line of its own. */
    @Override
    public String toString() {
        List<String> lines = new ArrayList<>(commands);
        if (!words.isEmpty()) {
            lines.addFirst(words);
        }
        return String.join("\n", lines);
    }
}
