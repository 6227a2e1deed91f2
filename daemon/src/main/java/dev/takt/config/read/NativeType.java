package dev.takt.config.read;

import dev.takt.config.json.Phrase;
import dev.takt.diagnostic.Diagnostics;
import dev.takt.diagnostic.Fragment;
import dev.takt.diagnostic.NearestName;
import dev.takt.linux.CType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The type of a C function as C writes it without names: {@code double(double, int)}.
 *
 * @param result what it returns
 * @param parameters what it takes; {@code double()} and {@code double(void)} take nothing
 */
record NativeType(CType result, List<CType> parameters) {
    private static final String EXAMPLE = "for example double(double, int)";
    private static final String VOID = "void";

    NativeType {
        parameters = List.copyOf(parameters);
    }

    /** Reads a type; null where it is wrong, all of which has been reported. */
    static @Nullable NativeType parse(Fragment text, Diagnostics diagnostics) {
        String type = text.text();
        int open = type.indexOf('(');
        int close = type.lastIndexOf(')');
        if (open < 0) {
            diagnostics.error(
                    text.span(), Phrase.quoted(type) + " is not the type of a function", EXAMPLE);
            return null;
        }
        if (close < open) {
            diagnostics.error(text.span(open, open + 1), "'(' is never closed", EXAMPLE);
            return null;
        }
        String behind = type.substring(close + 1).strip();
        if (!behind.isEmpty()) {
            int at = type.indexOf(behind, close + 1);
            diagnostics.error(
                    text.span(at, at + behind.length()),
                    "nothing expected behind ')', found " + Phrase.quoted(behind),
                    EXAMPLE);
        }
        CType result = one(text, 0, open, diagnostics);
        List<CType> parameters = new ArrayList<>();
        boolean known = result != null && behind.isEmpty();
        String inside = type.substring(open + 1, close).strip();
        int from = open + 1;
        while (from <= close && !inside.isEmpty() && !inside.equals(VOID)) {
            int comma = type.indexOf(',', from);
            int to = comma < 0 || comma > close ? close : comma;
            CType parameter = one(text, from, to, diagnostics);
            if (parameter == null) {
                known = false;
            } else {
                parameters.add(parameter);
            }
            from = to + 1;
        }
        return known && result != null ? new NativeType(result, parameters) : null;
    }

    private static @Nullable CType one(Fragment text, int from, int to, Diagnostics diagnostics) {
        String piece = text.text().substring(from, to);
        String name = piece.strip().replaceAll("\\s+", " ");
        Optional<CType> type = CType.of(name);
        if (type.isPresent()) {
            return type.get();
        }
        if (name.isEmpty()) {
            diagnostics.error(text.span(from, to), "expected a C type", known());
            return null;
        }
        int start = from + piece.indexOf(piece.strip());
        String hint = name.equals(VOID) ? "a formula needs a number" : hint(name);
        diagnostics.error(
                text.span(start, start + piece.strip().length()),
                "unknown C type " + Phrase.quoted(name),
                hint);
        return null;
    }

    private static String hint(String name) {
        return name.contains("*")
                ? "numbers only, no pointers"
                : NearestName.of(name, CType.names())
                        .map(near -> "did you mean '" + near + "'?")
                        .orElse(known());
    }

    private static String known() {
        return "known: " + String.join(", ", CType.names());
    }
}
