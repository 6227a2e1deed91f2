package dev.takt.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.config.Configuration;
import dev.takt.config.Machine;
import dev.takt.config.read.ConfigurationReader;
import dev.takt.diagnostic.Diagnostic;
import dev.takt.diagnostic.DiagnosticRenderer;
import dev.takt.diagnostic.Diagnostics;
import dev.takt.diagnostic.Span;
import dev.takt.formula.check.Cell;
import dev.takt.formula.check.Program;
import dev.takt.formula.check.State;
import dev.takt.service.Examples;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The examples spoilt by chance, as bytes and as JSON: reading them gives diagnostics or a
 * configuration, never anything else, and what is accepted runs compiled as it does interpreted.
 */
class ConfigurationFuzzTest {
    private static final long SEED = 20_261_124L;
    private static final int MUTANTS = Integer.getInteger("takt.fuzz.configurations", 1200);
    private static final int TICKS = 5;

    /** Enough for all there is in a machine under load; a hang has no end. */
    private static final Duration LONGEST = Duration.ofMinutes(5);

    /** Accepted, and still too much to be run three times over here. */
    private static final int MOST_CELLS = 1 << 20;

    private static final String QUOTED = "\"[^\"\\\\\\n]*+(?:\\\\.[^\"\\\\\\n]*+)*+\"";
    private static final Pattern NUMBER = Pattern.compile("-?\\d[\\d.]*+(?:[eE][+-]?\\d+)?");
    private static final Pattern TEXT = Pattern.compile(QUOTED);
    private static final Pattern KEY = Pattern.compile(QUOTED + "(?=\\s*:)");
    private static final Pattern LINE = Pattern.compile(".*\\n?");
    private static final Pattern VALUE =
            Pattern.compile("(?<=: )(?:" + QUOTED + "|[-\\w.]++|\\[[^\\[\\]{}]*+\\])");

    private static final String[] NUMBERS = {
        "0",
        "-0",
        "-0.0",
        "-1",
        "1",
        "2",
        "7",
        "0.5",
        "1e-9",
        "4.9e-324",
        "1e-400",
        "1e308",
        "-1e308",
        "1e309",
        "1e999999999999",
        "100000",
        "1000001",
        "2147483647",
        "2147483648",
        "-2147483649",
        "9007199254740993",
        "9223372036854775808",
        "18446744073709551616",
        "9".repeat(400),
        "0." + "0".repeat(400) + "1"
    };

    private static final String[] VALUES = {
        "null",
        "true",
        "false",
        "{}",
        "[]",
        "\"\"",
        "[[]]",
        "{\"\": 0}",
        "[1, \"2\"]",
        "\"nan\"",
        "\"prev(t)\"",
        "\"inf\"",
        "\"\\u0000\"",
        "\"\\ud83d\"",
        "\"\\ud83d\\ude00\"",
        "\"a\\nb\"",
        "NaN",
        "\"/\"",
        "\"../..\"",
        "[\"t\", \"+\", \"1\"]",
        "{\"value\": \"t\"}",
        "{\"set\": {\"every\": 3, \"formulas\": {\"q\": \"t\"}}}"
    };

    private static final String[] PIECES = {
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        "\"",
        "\\",
        "\n",
        "\r",
        "\0",
        "//",
        "/*",
        "*/",
        "#",
        "\uFEFF",
        "ä",
        "°",
        "\u202E",
        "\uD83D\uDE00",
        " ",
        "\t",
        "'",
        "-",
        "."
    };

    private final Random random = new Random(SEED);
    private final List<String> texts = new ArrayList<>();
    private volatile String present = "";
    private int ran;

    @TempDir private Path directory;

    @Test
    void spoiltConfigurationsGiveDiagnosticsOrRunCompiledAsInterpreted() throws IOException {
        for (Path example : Examples.all()) {
            texts.add(Files.readString(example));
        }
        texts.add(Files.readString(Examples.path("bench/seven")));
        assertTimeoutPreemptively(LONGEST, this::run, () -> "does not come to an end:\n" + present);
        assertTrue(ran > MUTANTS / 20, ran + " of " + MUTANTS + " ran");
        assertTrue(ran < MUTANTS / 2, ran + " of " + MUTANTS + " ran");
    }

    private void run() throws IOException {
        Path both = Files.createDirectory(directory.resolve("both"));
        Path file = both.resolve("a.json");
        Path other = both.resolve("b.json");
        for (int i = 0; i < MUTANTS; i++) {
            byte[] mutant = mutant();
            String shown = new String(mutant, StandardCharsets.UTF_8);
            Files.write(file, mutant);
            boolean together = random.nextInt(16) == 0;
            if (together) {
                byte[] second = mutant();
                shown += "\n--- and\n" + new String(second, StandardCharsets.UTF_8);
                Files.write(other, second);
            }
            present = shown;
            try {
                check(together ? both : file);
            } catch (AssertionError | RuntimeException | StackOverflowError e) {
                throw new AssertionError("mutant " + i + ": " + e + "\n" + shown, e);
            }
        }
    }

    private void check(Path path) {
        Diagnostics diagnostics = new Diagnostics();
        Configuration configuration =
                new ConfigurationReader(new Machine(4)).read(path, diagnostics);
        assertEquals(diagnostics.hasErrors(), configuration == null, "errors and a configuration");
        for (Diagnostic mistake : diagnostics.sorted()) {
            Span span = mistake.span();
            assertTrue(
                    span == null || span.end() <= span.source().text().length(),
                    () -> "outside: " + mistake);
            assertFalse(DiagnosticRenderer.render(mistake).contains("\0"), mistake::message);
        }
        if (configuration != null) {
            compare(configuration.program());
        }
    }

    private void compare(Program program) {
        if (program.states().stream().mapToLong(State::cells).sum() > MOST_CELLS) {
            return;
        }
        ran++;
        assertFalse(Explanation.of(program).steps().isEmpty() && !program.control().isEmpty());
        try (Twins twins = new Twins(program)) {
            for (int tick = 0; tick < TICKS; tick++) {
                for (Cell cell : program.cells()) {
                    if (cell.kind() == Cell.Kind.LATCHED) {
                        boolean ok = cell.name().endsWith(".ok");
                        twins.set(cell.name(), ok ? 1 : 100 * random.nextGaussian());
                    }
                }
                twins.tick();
            }
        }
    }

    private byte[] mutant() {
        String text = any(texts);
        int times = 1 + random.nextInt(3);
        for (int i = 0; i < times; i++) {
            text = mutated(text);
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return random.nextInt(6) == 0 ? spoilt(bytes) : bytes;
    }

    private String mutated(String text) {
        return switch (random.nextInt(11)) {
            case 0, 1 -> with(text, NUMBER, NUMBERS[random.nextInt(NUMBERS.length)]);
            case 2 -> with(text, VALUE, VALUES[random.nextInt(VALUES.length)]);
            case 3 -> with(text, VALUE, taken(VALUE));
            case 4 -> with(text, KEY, taken(KEY));
            case 5 -> with(text, TEXT, taken(TEXT));
            case 6 -> with(text, LINE, "");
            case 7 -> with(text, LINE, taken(LINE));
            case 8 -> {
                int at = random.nextInt(text.length() + 1);
                yield text.substring(0, at) + taken(LINE) + text.substring(at);
            }
            case 9 -> with(text, VALUE, nested());
            default -> {
                int at = random.nextInt(text.length() + 1);
                String piece = PIECES[random.nextInt(PIECES.length)];
                int to = Math.min(text.length(), at + random.nextInt(2));
                yield text.substring(0, at) + piece + text.substring(to);
            }
        };
    }

    /** One of the places a pattern finds, replaced. */
    private String with(String text, Pattern pattern, String piece) {
        List<MatchResult> places = pattern.matcher(text).results().toList();
        if (places.isEmpty()) {
            return text + piece;
        }
        MatchResult place = any(places);
        return text.substring(0, place.start()) + piece + text.substring(place.end());
    }

    private String taken(Pattern pattern) {
        return any(pattern.matcher(any(texts)).results().toList()).group();
    }

    private String nested() {
        int depth = random.nextBoolean() ? 1 + random.nextInt(70) : 20_000;
        return switch (random.nextInt(4)) {
            case 0 -> "[".repeat(depth) + "1" + "]".repeat(depth);
            case 1 -> "{\"value\": ".repeat(depth) + "1" + "}".repeat(depth);
            case 2 -> "\"" + "(".repeat(depth) + "t" + ")".repeat(depth) + "\"";
            default -> "\"" + "-".repeat(depth) + "t\"";
        };
    }

    /** Bits flipped, or cut anywhere, also in the middle of a character. */
    private byte[] spoilt(byte[] bytes) {
        if (bytes.length == 0) {
            return bytes;
        }
        int at = random.nextInt(bytes.length);
        int to = Math.min(bytes.length, at + 1 + random.nextInt(60));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        switch (random.nextInt(4)) {
            case 0 -> {
                bytes[at] ^= (byte) (1 << random.nextInt(8));
                return bytes;
            }
            case 1 -> out.write(bytes, 0, at);
            case 2 -> {
                out.write(bytes, 0, at);
                out.writeBytes(Arrays.copyOfRange("°".getBytes(StandardCharsets.UTF_8), 0, 1));
                out.write(bytes, at, bytes.length - at);
            }
            default -> {
                out.write(bytes, 0, to);
                out.write(bytes, at, bytes.length - at);
            }
        }
        return out.toByteArray();
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
