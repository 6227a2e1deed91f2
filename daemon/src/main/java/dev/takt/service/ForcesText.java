package dev.takt.service;

import dev.takt.force.Force;
import java.util.List;
import java.util.stream.Collectors;

/** What is forced, behind a line of figures. */
final class ForcesText {
    private static final int MOST_NAMED = 8;

    private ForcesText() {}

    /** {@code forced=temp,heat}; empty where nothing is. */
    static String ofAll(List<Force> forces) {
        if (forces.isEmpty()) {
            return "";
        }
        String some =
                forces.stream().limit(MOST_NAMED).map(Force::name).collect(Collectors.joining(","));
        return " forced=" + some + (forces.size() > MOST_NAMED ? ",..." : "");
    }
}
