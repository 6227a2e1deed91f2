package dev.takt.diagnostic;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Finds the known name that a misspelt one was probably meant to be. */
public final class NearestName {
    private static final int LONGEST_COMPARED = 64;
    private static final int MOST_COMPARED = 20_000;

    private NearestName() {}

    /**
     * The known name closest to {@code name} by the optimal string alignment distance, letter case
     * counting little.
     *
     * @return empty where none is close: more than a third of the letters, and more than one, would
     *     have to change. A name of one letter is close to the same letter only
     */
    public static Optional<String> of(String name, Collection<String> known) {
        if (name.isEmpty() || name.length() > LONGEST_COMPARED || known.size() > MOST_COMPARED) {
            return Optional.empty();
        }
        String wanted = name.toLowerCase(Locale.ROOT);
        int best = name.length() == 1 ? 1 : Math.max(1, name.length() / 3) + 1;
        String nearest = null;
        for (String candidate : known) {
            if (Math.abs(candidate.length() - name.length()) >= best || candidate.equals(name)) {
                continue;
            }
            int distance = distance(wanted, candidate.toLowerCase(Locale.ROOT));
            if (distance < best) {
                best = distance;
                nearest = candidate;
            }
        }
        return Optional.ofNullable(nearest);
    }

    /** Insertions, deletions, replacements and swaps of neighbours, each counted as one. */
    private static int distance(String a, String b) {
        int[] beforeLast = new int[b.length() + 1];
        int[] last = new int[b.length() + 1];
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                int least = Math.min(Math.min(last[j] + 1, row[j - 1] + 1), last[j - 1] + change);
                boolean swapped =
                        i > 1
                                && j > 1
                                && a.charAt(i - 1) == b.charAt(j - 2)
                                && a.charAt(i - 2) == b.charAt(j - 1);
                row[j] = swapped ? Math.min(least, beforeLast[j - 2] + 1) : least;
            }
            int[] free = beforeLast;
            beforeLast = last;
            last = row;
            row = free;
        }
        return last[b.length()];
    }
}
