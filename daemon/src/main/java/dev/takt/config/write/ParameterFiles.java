package dev.takt.config.write;

import dev.takt.config.json.JsonText;
import dev.takt.config.json.JsonValue;
import dev.takt.config.json.JsonValue.JsonNumber;
import dev.takt.config.json.JsonValue.JsonObject;
import dev.takt.config.json.JsonValue.Member;
import dev.takt.config.json.SourceFiles;
import dev.takt.diagnostic.DiagnosticRenderer;
import dev.takt.diagnostic.Diagnostics;
import dev.takt.diagnostic.Source;
import dev.takt.diagnostic.Span;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The files of a configuration, for new values of its parameters.
 *
 * <p>Guarantees: comments, order and form stay as they are, only the numbers are others; a value is
 * written only where the file still says what was loaded; nothing is written unless everything can
 * be.
 */
public final class ParameterFiles {
    private final Map<Path, Source> texts = new LinkedHashMap<>();
    private final Map<String, Found> found = new LinkedHashMap<>();

    /** Where the value of a parameter stands. */
    private record Found(Path file, JsonNumber number) {}

    private record Edit(Span span, String text) {}

    private ParameterFiles() {}

    /**
     * Reads the files as they are now.
     *
     * @throws IOException if one of them cannot be read or is no JSON any more
     */
    public static ParameterFiles read(List<Path> files) throws IOException {
        ParameterFiles read = new ParameterFiles();
        Diagnostics diagnostics = new Diagnostics();
        for (Path file : files) {
            for (Source source : SourceFiles.read(file, diagnostics)) {
                read.texts.put(file, source);
                JsonValue root = JsonText.read(source, diagnostics);
                if (member(root, "parameters") instanceof JsonObject parameters) {
                    parameters.members().forEach(one -> read.add(file, one));
                }
            }
        }
        if (diagnostics.errorCount() > 0) {
            throw new IOException(DiagnosticRenderer.render(diagnostics.sorted().getFirst()));
        }
        return read;
    }

    private void add(Path file, Member parameter) {
        JsonValue value =
                parameter.value() instanceof JsonObject object
                        ? member(object, "value")
                        : parameter.value();
        if (value instanceof JsonNumber number) {
            found.putIfAbsent(parameter.key().text(), new Found(file, number));
        }
    }

    private static @Nullable JsonValue member(@Nullable JsonValue value, String key) {
        if (value instanceof JsonObject object) {
            for (Member member : object.members()) {
                if (member.key().text().equals(key)) {
                    return member.value();
                }
            }
        }
        return null;
    }

    /**
     * The texts of the files with new values in place of the loaded ones.
     *
     * @param values the new ones by the names of the parameters
     * @param loaded what the files said when they were loaded
     * @return the files that change
     * @throws IOException if a file says something else now than it did
     */
    public Map<Path, String> with(Map<String, Double> values, Map<String, Double> loaded)
            throws IOException {
        Map<Path, List<Edit>> edits = new LinkedHashMap<>();
        for (Map.Entry<String, Double> value : values.entrySet()) {
            String name = value.getKey();
            Found place = found.get(name);
            if (place == null) {
                throw new IOException("parameter '" + name + "' is no longer in the files");
            }
            Double then = loaded.get(name);
            if (then == null || place.number().value() != then) {
                throw new IOException(
                        "%s:%d: '%s' is %s now and was %s when the file was loaded; reload it first"
                                .formatted(
                                        place.file(),
                                        place.number().span().line(),
                                        name,
                                        text(place.number().value()),
                                        then == null ? "something else" : text(then)));
            }
            edits.computeIfAbsent(place.file(), _ -> new ArrayList<>())
                    .add(new Edit(place.number().span(), text(value.getValue())));
        }
        Map<Path, String> changed = new LinkedHashMap<>();
        edits.forEach((file, list) -> changed.put(file, edited(file, list)));
        return changed;
    }

    private String edited(Path file, List<Edit> edits) {
        Source source = texts.get(file);
        if (source == null) {
            throw new IllegalStateException("a file that was read expected, got " + file);
        }
        StringBuilder text = new StringBuilder(source.text());
        // From the end on, so that the places before stay where they are.
        edits.sort(Comparator.comparingInt((Edit edit) -> edit.span().start()).reversed());
        for (Edit edit : edits) {
            text.replace(edit.span().start(), edit.span().end(), edit.text());
        }
        return text.toString();
    }

    /** The shortest text of a number, without a useless fraction. */
    private static String text(double value) {
        boolean whole = value == Math.rint(value) && Math.abs(value) < 1e15;
        return whole ? String.valueOf((long) value) : String.valueOf(value);
    }
}
