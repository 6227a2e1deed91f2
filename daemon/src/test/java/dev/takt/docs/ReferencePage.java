package dev.takt.docs;

import static java.util.stream.Collectors.joining;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The page that lists every key of a configuration, made from its JSON Schema. In descriptions of
 * the schema, what follows {@code Default:} is the last sentence, and a key stands in single
 * quotes.
 */
final class ReferencePage {
    private static final String INTRODUCTION =
            """
            # Every key of the configuration

            Made from [config/takt.schema.json](../config/takt.schema.json), which editors read too; not to be edited by hand.
            [configuration.md](configuration.md) is the guide: what the keys are for, with examples.

            In the titles NAME stands for a name of your own. Where a default is missing, leaving the key out means what the
            last column says, or nothing.
            """;

    private static final String DEFAULT = "Default: ";
    private static final String ANY_NAME = ".NAME";

    /** The unit of a quantity by the end of its key. */
    private static final Map<String, String> UNITS =
            Map.of("_hz", "Hz", "_ms", "ms", "_mb", "MB", "_ticks", "ticks", "_s", "s");

    private static final Map<String, String> OWN_UNITS =
            Map.of("slew_per_s", "1/s", "seconds", "s", "after_seconds", "s", "phase", "ticks");

    private final StringBuilder page = new StringBuilder(INTRODUCTION);

    /** The title under which each definition is told, in the order of the page. */
    private final Map<String, String> titles = new LinkedHashMap<>();

    private final Deque<String> untold = new ArrayDeque<>();

    private ReferencePage() {}

    static String of(SchemaNode schema) {
        return new ReferencePage().write(schema);
    }

    private String write(SchemaNode schema) {
        section("The file", "", schema);
        Map<String, SchemaNode> definitions = schema.members("$defs");
        while (!untold.isEmpty()) {
            String name = untold.removeFirst();
            String title = titles.get(name);
            section(title, title + ".", definitions.get(name));
        }
        return page.toString();
    }

    private void section(String title, String prefix, SchemaNode object) {
        page.append("\n## ").append(title).append("\n\n");
        List<SchemaNode> choices = object.all("oneOf");
        if (!choices.isEmpty()) {
            page.append("Exactly one of ")
                    .append(choices.stream().map(ReferencePage::choice).collect(joining(", ")))
                    .append(".\n\n");
        }
        page.append(
                "| key | type | unit | default | limits | meaning |\n|---|---|---|---|---|---|\n");
        List<String> required = object.texts("required");
        Deque<String> later = new ArrayDeque<>(untold);
        untold.clear();
        object.members("properties")
                .forEach((key, node) -> row(prefix, key, node, required.contains(key)));
        // what belongs to this section is told before what belongs to those after it
        untold.addAll(later);
    }

    private static String choice(SchemaNode choice) {
        List<String> keys = choice.texts("required").stream().map(ReferencePage::code).toList();
        return String.join(" with ", keys);
    }

    private void row(String prefix, String key, SchemaNode node, boolean needed) {
        String type = type(node, prefix + key);
        String description = description(node);
        int place = description.indexOf(DEFAULT);
        String meaning = place < 0 ? description : description.substring(0, place);
        String standard =
                node.text("default")
                        .map(ReferencePage::code)
                        .orElse(place < 0 ? "" : withoutDot(description.substring(place)));
        page.append(
                Stream.of(
                                code(key),
                                type,
                                unit(key),
                                needed ? "needed" : standard,
                                limits(node),
                                meaning.strip())
                        .map(cell -> cell.replace("|", "\\|"))
                        .collect(joining(" | ", "| ", " |\n")));
    }

    /** What the key says, then what that says which it refers to. */
    private static String description(SchemaNode node) {
        String own = node.text("description").orElse("");
        SchemaNode target = node.target();
        boolean more = !isFormula(node) && node.reference().isPresent();
        String general = more ? target.text("description").orElse("") : "";
        int place = own.indexOf(DEFAULT);
        String all =
                place < 0
                        ? own + " " + general
                        : own.substring(0, place) + general + " " + own.substring(place);
        return all.replaceAll("(?<!\\w)'([\\w-]+)'", "`$1`").strip();
    }

    private static String withoutDot(String sentence) {
        return sentence.substring(DEFAULT.length()).replaceFirst("\\.$", "");
    }

    private String type(SchemaNode node, String path) {
        if (isFormula(node)) {
            return "[formula](formulas.md)";
        }
        SchemaNode target = node.target();
        if (target.at("properties").isPresent()) {
            String name = node.reference().orElseThrow();
            String title = titles.computeIfAbsent(name, _ -> told(name, path));
            return "[object](#" + Page.anchor(title) + ")";
        }
        List<SchemaNode> alternatives = target.all("anyOf");
        if (!alternatives.isEmpty()) {
            return alternatives.stream()
                    .map(one -> type(one, path))
                    .distinct()
                    .collect(joining(" or "));
        }
        List<String> words = target.texts("enum");
        if (!words.isEmpty()) {
            return words.stream().map(ReferencePage::code).collect(joining(", "));
        }
        Optional<String> one = target.text("const");
        if (one.isPresent()) {
            return code(one.get());
        }
        Optional<SchemaNode> values = target.at("additionalProperties");
        if (values.isPresent()) {
            return "object of " + type(values.get(), path + ANY_NAME);
        }
        return target.at("items")
                .map(items -> "array of " + type(items, path))
                .orElseGet(() -> target.text("type").orElseThrow());
    }

    private String told(String definition, String title) {
        untold.add(definition);
        return title;
    }

    private static String limits(SchemaNode node) {
        if (isFormula(node)) {
            return "";
        }
        SchemaNode target = node.target();
        Optional<String> items = target.at("items").map(ReferencePage::limits);
        String number = range(target, "minimum", "maximum", "");
        return Stream.concat(
                        Stream.of(
                                number,
                                range(target, "minItems", "maxItems", " elements"),
                                target.text("maxLength")
                                        .map(n -> "at most " + n + " characters")
                                        .orElse(""),
                                items.filter(range -> !range.isEmpty())
                                        .map(range -> "each " + range)
                                        .orElse("")),
                        target.all("anyOf").stream().map(ReferencePage::limits))
                .filter(text -> !text.isEmpty())
                .collect(joining(", "));
    }

    private static String range(SchemaNode node, String least, String most, String what) {
        Optional<String> from = node.text(least);
        Optional<String> to = node.text(most);
        if (from.isPresent()) {
            return to.map(limit -> from.get() + " to " + limit).orElse("from " + from.get()) + what;
        }
        return to.map(limit -> "at most " + limit + what).orElse("");
    }

    private static String unit(String key) {
        String own = OWN_UNITS.get(key);
        return own != null
                ? own
                : UNITS.entrySet().stream()
                        .filter(unit -> key.endsWith(unit.getKey()))
                        .map(Map.Entry::getValue)
                        .findFirst()
                        .orElse("");
    }

    private static boolean isFormula(SchemaNode node) {
        return node.reference().equals(Optional.of("formula"));
    }

    private static String code(String text) {
        return "`" + text + "`";
    }
}
