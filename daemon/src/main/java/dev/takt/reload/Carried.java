package dev.takt.reload;

import java.util.ArrayList;
import java.util.List;

/**
 * What became of everything that a controller remembers when its configuration was exchanged.
 *
 * @param blocks how many blocks go on where they were
 * @param anew blocks that begin anew, as users call them: {@code pid of 'heat'}
 * @param kept parameters that keep a value which is not the file's, as {@code name = value}
 * @param fromFile parameters whose value in the file has changed, as {@code name: old → new}
 */
public record Carried(int blocks, List<String> anew, List<String> kept, List<String> fromFile) {
    private static final int MOST_NAMED = 12;

    public Carried {
        anew = List.copyOf(anew);
        kept = List.copyOf(kept);
        fromFile = List.copyOf(fromFile);
    }

    /** All of it in one line of bounded length. */
    public String told() {
        List<String> parts = new ArrayList<>();
        parts.add(blocks + (blocks == 1 ? " block goes on" : " blocks go on"));
        if (!anew.isEmpty()) {
            parts.add(anew.size() + " anew: " + named(anew));
        }
        if (!fromFile.isEmpty()) {
            parts.add("parameters by the file: " + named(fromFile));
        }
        if (!kept.isEmpty()) {
            parts.add("parameters kept: " + named(kept));
        }
        return String.join("; ", parts);
    }

    private static String named(List<String> names) {
        String some = String.join(", ", names.subList(0, Math.min(names.size(), MOST_NAMED)));
        int left = names.size() - MOST_NAMED;
        return left > 0 ? some + " and " + left + " more" : some;
    }
}
