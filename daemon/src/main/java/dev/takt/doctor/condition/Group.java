package dev.takt.doctor.condition;

import dev.takt.doctor.Condition;
import java.util.List;

/**
 * Conditions that are told together.
 *
 * @param title what they have in common, in lower case
 * @param conditions in the order in which they are told
 */
public record Group(String title, List<Condition> conditions) {
    public Group {
        conditions = List.copyOf(conditions);
    }
}
