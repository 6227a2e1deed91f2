package dev.takt.config.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The rule that an input names exactly one source and an output exactly one sink, and that keys
 * which describe one kind do not stand beside another.
 *
 * @param noun {@code source} or {@code sink}
 * @param kinds the kinds, each with the keys that belong to it besides those that belong to all
 */
record OneOf(String noun, Map<String, List<String>> kinds) {
    /** The kind an object names; null where it is none or several, which has been reported. */
    @Nullable String choose(ObjectReader reader) {
        List<String> present = new ArrayList<>();
        for (String kind : kinds.keySet()) {
            if (reader.has(kind)) {
                present.add(kind);
            }
        }
        if (present.isEmpty()) {
            reader.diagnostics()
                    .error(
                            reader.at(),
                            reader.owner() + " has no " + noun,
                            "exactly one of " + String.join(", ", kinds.keySet()) + " is needed");
            return null;
        }
        if (present.size() > 1) {
            reader.diagnostics()
                    .error(
                            reader.keyPlace(present.getLast()),
                            reader.owner()
                                    + " has more than one "
                                    + noun
                                    + ": "
                                    + String.join(", ", present),
                            "exactly one is needed");
            return null;
        }
        refuseForeign(reader, present.getFirst());
        return present.getFirst();
    }

    private void refuseForeign(ObjectReader reader, String chosen) {
        List<String> own = kinds.getOrDefault(chosen, List.of());
        kinds.values().stream()
                .flatMap(List::stream)
                .distinct()
                .filter(key -> !own.contains(key) && reader.has(key))
                .forEach(key ->
                        reader.diagnostics()
                                .error(
                                        reader.keyPlace(key),
                                        "'"
                                                + key
                                                + "' has no meaning for the "
                                                + noun
                                                + " '"
                                                + chosen
                                                + "'",
                                        "it belongs to " + String.join(", ", owners(key))));
    }

    private List<String> owners(String key) {
        return kinds.entrySet().stream()
                .filter(kind -> kind.getValue().contains(key))
                .map(Map.Entry::getKey)
                .toList();
    }
}
