package dev.takt.formula.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.diagnostic.Diagnostic;
import dev.takt.diagnostic.DiagnosticRenderer;
import dev.takt.diagnostic.Diagnostics;
import dev.takt.diagnostic.Fragment;
import dev.takt.diagnostic.Source;
import dev.takt.diagnostic.Span;
import dev.takt.formula.syntax.Expression;
import dev.takt.formula.syntax.FormulaParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Real formulas spoilt by chance: nothing but diagnostics comes of them, each with a true place.
 */
class FormulaFuzzTest {
    private static final long SEED = 20_261_123L;
    private static final int MUTATIONS = Integer.getInteger("takt.fuzz.mutations", 100_000);
    private static final int TOGETHER = 50;
    private static final Pattern TEXTS = Pattern.compile("\"([^\"\\n]*)\"|`([^`\\n]+)`");
    private static final Pattern TOKENS =
            Pattern.compile("[A-Za-z_][\\w.]*|[\\d.]+(e[+-]?\\d+)?|\\s+|[*&|<>=!?]{2}|.");
    private static final String[] SPICE = {
        "(",
        ")",
        "[",
        "]",
        ",",
        "=",
        "==",
        "?",
        ":",
        "??",
        "&&",
        "||",
        "&",
        "|",
        "!",
        "not ",
        "-",
        "+",
        "*",
        "/",
        "%",
        "^",
        "**",
        ".",
        "..",
        "1e",
        "0x",
        "0b",
        "_",
        "1_0",
        "nan",
        "inf",
        "#",
        "\n",
        "\r",
        "\t",
        " ",
        "\0",
        "\u00A0",
        "ä",
        "π",
        "²",
        "\uD83D",
        "\uD83D\uDE00",
        "\u202E",
        "prev(",
        "lut(curve,",
        "curve[",
        "f(",
        "g(",
        "lowpass(",
        "mean(",
        "x",
        "y",
        "raw",
        "t",
        "pid(",
        "max(",
        "select(",
        "9".repeat(400),
        "a".repeat(201),
        "((((((((((",
        "{",
        ";",
        "'"
    };

    private final Random random = new Random(SEED);

    private static List<String> realFormulas() throws IOException {
        List<String> formulas = new ArrayList<>();
        Path root = Path.of(System.getProperty("user.dir")).toAbsolutePath();
        while (!Files.isDirectory(root.resolve("daemon"))) {
            root = Objects.requireNonNull(root.getParent());
        }
        for (String directory : List.of("config", "docs")) {
            try (Stream<Path> files = Files.list(root.resolve(directory))) {
                for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                    TEXTS.matcher(Files.readString(file))
                            .results()
                            .map(text -> text.group(1) == null ? text.group(2) : text.group(1))
                            .filter(text -> !text.isBlank() && text.length() < 200)
                            .forEach(formulas::add);
                }
            }
        }
        assertTrue(formulas.contains("setpoint - temp"), "no formulas found");
        return formulas;
    }

    @Test
    @Timeout(300)
    void spoiltFormulasGiveNothingButDiagnostics() throws IOException {
        List<String> formulas = realFormulas();
        int valid = 0;
        for (int done = 0; done < MUTATIONS; done += TOGETHER) {
            List<String> mutants = new ArrayList<>();
            for (int i = 0; i < TOGETHER; i++) {
                String text = formulas.get(random.nextInt(formulas.size()));
                for (int times = 1 + random.nextInt(4); times > 0; times--) {
                    text = mutated(text, formulas);
                }
                mutants.add(text);
                valid += parsed(text) ? 1 : 0;
            }
            checked(mutants);
        }
        assertTrue(valid > MUTATIONS / 20 && valid < MUTATIONS, valid + " of them parse");
    }

    private String mutated(String text, List<String> formulas) {
        int at = random.nextInt(text.length() + 1);
        int to = Math.min(text.length(), at + 1 + random.nextInt(3));
        String spice = SPICE[random.nextInt(SPICE.length)];
        return switch (random.nextInt(9)) {
            case 0 -> text.substring(0, at) + spice + text.substring(at);
            case 1 -> text.substring(0, at) + text.substring(to);
            case 2 -> text.substring(0, at) + spice + text.substring(to);
            case 3 -> text.substring(0, to) + text.substring(at);
            case 4 -> text.substring(0, at);
            case 5 -> text.substring(at);
            case 6 -> text.substring(0, at) + (char) random.nextInt(0x180) + text.substring(to);
            case 7 -> shuffled(text);
            default -> {
                String other = formulas.get(random.nextInt(formulas.size()));
                yield text.substring(0, at) + other.substring(random.nextInt(other.length() + 1));
            }
        };
    }

    /** Two tokens swapped, or one written twice or left out. */
    private String shuffled(String text) {
        List<String> tokens =
                new ArrayList<>(TOKENS.matcher(text).results().map(t -> t.group()).toList());
        if (tokens.isEmpty()) {
            return text;
        }
        int one = random.nextInt(tokens.size());
        int other = random.nextInt(tokens.size());
        switch (random.nextInt(3)) {
            case 0 -> tokens.set(one, tokens.set(other, tokens.get(one)));
            case 1 -> tokens.add(other, tokens.get(one));
            default -> tokens.remove(one);
        }
        return String.join("", tokens);
    }

    private static boolean parsed(String text) {
        Diagnostics diagnostics = new Diagnostics();
        Source source = new Source("formula", text);
        Expression tree;
        try {
            tree = FormulaParser.parse(Fragment.of(source), diagnostics);
        } catch (RuntimeException | StackOverflowError e) {
            throw new AssertionError("formula: " + text, e);
        }
        assertEquals(tree == null ? 1 : 0, diagnostics.sorted().size(), text);
        diagnostics.sorted().forEach(mistake -> assertTrue(isPlaced(mistake, source), text));
        return tree != null;
    }

    private static Span place(Diagnostic mistake) {
        return Objects.requireNonNull(mistake.span());
    }

    private static boolean isPlaced(Diagnostic mistake, Source source) {
        Span span = place(mistake);
        return span.source() == source
                && span.end() <= source.text().length()
                && !DiagnosticRenderer.render(mistake).contains("\0")
                && mistake.message().length() < 300;
    }

    private static void checked(List<String> formulas) {
        Diagnostics diagnostics = new Diagnostics();
        Source head = new Source("head", "f(v)\ng(a, b)");
        Span at = head.span(0, 1);
        Fragment f = Fragment.verbatim(head, "f(v)", 0);
        Fragment g = Fragment.verbatim(head, "g(a, b)", 5);
        List<Declarations.Formula> set = new ArrayList<>();
        for (int i = 0; i < formulas.size(); i++) {
            set.add(new Declarations.Formula("n" + i, at, fragment(formulas.get(i))));
        }
        Declarations declarations =
                new Declarations(
                        0.001,
                        List.of(
                                new Declarations.Parameter("setpoint", at, 1),
                                new Declarations.Parameter("kp", at, 2)),
                        List.of(
                                new Declarations.Input("x", at, fragment(formulas.get(0)), null),
                                new Declarations.Input("temp", at, null, null)),
                        List.of(
                                new Declarations.Function(f, fragment(formulas.get(1))),
                                new Declarations.Function(g, fragment(formulas.get(2)))),
                        List.of(),
                        List.of(
                                new Declarations.Table(
                                        "curve", at, new double[] {0, 1}, new double[] {2, 3})),
                        List.of(new Declarations.FormulaSet("set", at, 1, 0, set)),
                        List.of(),
                        List.of());
        try {
            Program program = Checker.check(declarations, diagnostics);
            assertEquals(diagnostics.hasErrors(), program == null);
        } catch (RuntimeException | StackOverflowError e) {
            throw new AssertionError("formulas: " + String.join("\n---\n", formulas), e);
        }
        for (Diagnostic mistake : diagnostics.sorted()) {
            assertTrue(isPlaced(mistake, place(mistake).source()), mistake.toString());
        }
    }

    private static Fragment fragment(String text) {
        return Fragment.of(new Source("formula", text));
    }
}
