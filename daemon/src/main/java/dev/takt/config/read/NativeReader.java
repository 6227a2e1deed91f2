package dev.takt.config.read;

import dev.takt.config.Machine;
import dev.takt.config.json.JsonValue;
import dev.takt.config.json.JsonValue.JsonObject;
import dev.takt.config.json.JsonValue.JsonString;
import dev.takt.config.json.JsonValue.Member;
import dev.takt.config.json.Phrase;
import dev.takt.diagnostic.Diagnostics;
import dev.takt.diagnostic.Fragment;
import dev.takt.diagnostic.Span;
import dev.takt.formula.check.Declarations;
import dev.takt.formula.check.NativeFunction;
import dev.takt.formula.syntax.FormulaParser;
import dev.takt.formula.syntax.Signature;
import dev.takt.linux.LibraryDirectory;
import dev.takt.linux.LinkException;
import dev.takt.linux.NativeLibrary;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the section {@code native} and links what it names. Libraries are loaded here, which runs
 * their initialisers; no function is called.
 */
final class NativeReader {
    static final int MOST_PARAMETERS = 8;
    private static final String EXAMPLE = "for example \"double(double, int)\"";

    private final Roots roots;
    private final Diagnostics diagnostics;
    private final @Nullable Path directory;
    private final List<Declarations.Native> declarations = new ArrayList<>();

    /**
     * @param directory the one directory that libraries may come from; null for anywhere
     */
    NativeReader(Roots roots, @Nullable Path directory) {
        this.roots = roots;
        this.diagnostics = roots.diagnostics();
        this.directory = directory;
    }

    /** What a symbol is called in its library and of which type it is. */
    private record Wanted(String symbol, Span at, @Nullable NativeType type, Span typeAt) {}

    /** What formulas see: every function whose head is well formed, linked or not. */
    List<Declarations.Native> declarations() {
        return declarations;
    }

    /** Reads the functions of one library. */
    void read(JsonString key, JsonValue value) {
        NativeLibrary library = open(key);
        if (value instanceof JsonObject object) {
            for (Member member : object.members()) {
                function(key.text(), library, member.key(), member.value());
            }
            return;
        }
        diagnostics.error(
                value.span(),
                "expected an object for library "
                        + Phrase.quoted(key.text())
                        + ", found "
                        + value.kind(),
                "for example {\"j0(x)\": \"double(double)\"}");
        roots.lose();
    }

    private @Nullable NativeLibrary open(JsonString key) {
        String name = key.text();
        boolean path = name.contains("/");
        if (name.isBlank() || name.indexOf('\0') >= 0 || (path && !name.startsWith("/"))) {
            diagnostics.error(
                    key.span(),
                    Phrase.quoted(name) + " cannot be the name of a library",
                    "a file name that the dynamic linker finds, like \"libm.so.6\", or an absolute"
                            + " path");
            return null;
        }
        String message = "library " + Phrase.quoted(name) + " cannot be loaded";
        try {
            return NativeLibrary.open(
                    directory == null
                            ? name
                            : new LibraryDirectory(directory).find(name).toString());
        } catch (LinkException e) {
            String cause = directory == null ? "" : Machine.NATIVE_DIRECTORY + ": ";
            diagnostics.error(key.span(), message, cause + e.reason());
            return null;
        }
    }

    private void function(
            String libraryName, @Nullable NativeLibrary library, JsonString key, JsonValue value) {
        int parenthesis = key.text().indexOf('(');
        int length = parenthesis < 0 ? key.text().length() : parenthesis;
        int nameLength = key.text().substring(0, length).stripTrailing().length();
        if (!Names.check("native function", key.decoded(), nameLength, diagnostics)) {
            return;
        }
        Signature signature = FormulaParser.parseSignature(key.decoded(), diagnostics);
        String name = key.text().substring(0, nameLength);
        Wanted wanted = wanted(name, key, value);
        if (signature == null) {
            return;
        }
        NativeFunction function = null;
        if (wanted != null && fits(signature, key.decoded(), wanted) && library != null) {
            function = link(libraryName, library, name, wanted);
        }
        declarations.add(new Declarations.Native(key.decoded(), signature, function));
    }

    /** What a value asks for; null where it is of no kind that does. */
    private @Nullable Wanted wanted(String name, JsonString key, JsonValue value) {
        String owner = "native function " + Phrase.quoted(name);
        if (value instanceof JsonString type) {
            Span at = key.decoded().span(0, name.length());
            return new Wanted(name, at, NativeType.parse(type.decoded(), diagnostics), type.span());
        }
        if (!(value instanceof JsonObject object)) {
            diagnostics.error(
                    value.span(),
                    "expected the C type of " + owner + ", found " + value.kind(),
                    EXAMPLE);
            return null;
        }
        ObjectReader reader =
                new ObjectReader(object, Section.NATIVE, owner, key.span(), diagnostics);
        String symbol = reader.text("symbol");
        NativeType type = null;
        if (reader.require("type", EXAMPLE)
                && reader.text("type") != null
                && reader.value("type") instanceof JsonString text) {
            type = NativeType.parse(text.decoded(), diagnostics);
        }
        Span at = symbol == null ? key.span() : reader.valuePlace("symbol");
        return new Wanted(symbol == null ? name : symbol, at, type, reader.valuePlace("type"));
    }

    private boolean fits(Signature signature, Fragment text, Wanted wanted) {
        int count = signature.parameters().size();
        if (count > MOST_PARAMETERS) {
            Signature.Parameter first = signature.parameters().get(MOST_PARAMETERS);
            diagnostics.error(
                    text.span(first.start(), first.end()),
                    "native function "
                            + Phrase.quoted(signature.name())
                            + " has "
                            + count
                            + " parameters",
                    "at most " + MOST_PARAMETERS);
            return false;
        }
        NativeType type = wanted.type();
        if (type != null && type.parameters().size() != count) {
            diagnostics.error(
                    wanted.typeAt(),
                    "native function "
                            + Phrase.quoted(signature.name())
                            + " has "
                            + count
                            + (count == 1 ? " parameter" : " parameters")
                            + ", its C type "
                            + type.parameters().size());
            return false;
        }
        return type != null;
    }

    private @Nullable NativeFunction link(
            String libraryName, NativeLibrary library, String name, Wanted wanted) {
        NativeType type = wanted.type();
        boolean sensible = !wanted.symbol().isBlank() && wanted.symbol().indexOf('\0') < 0;
        if (type != null && sensible) {
            var handle = library.function(wanted.symbol(), type.result(), type.parameters());
            if (handle.isPresent()) {
                return new NativeFunction(name, handle.get());
            }
        }
        diagnostics.error(
                wanted.at(),
                "library "
                        + Phrase.quoted(libraryName)
                        + " has no symbol "
                        + Phrase.quoted(wanted.symbol()),
                "another name than the symbol's is given with {\"symbol\": \"j0\", \"type\": ...}");
        return null;
    }
}
