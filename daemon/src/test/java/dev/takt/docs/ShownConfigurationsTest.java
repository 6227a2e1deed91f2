package dev.takt.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.board.device.DescriptorReader;
import dev.takt.board.device.Descriptors;
import dev.takt.config.Machine;
import dev.takt.config.json.Findings;
import dev.takt.config.read.ConfigurationReader;
import dev.takt.diagnostic.Diagnostics;
import dev.takt.diagnostic.Source;
import dev.takt.docs.Page.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every JSON that the guide shows is accepted.
 *
 * <p>What begins with a brace is a whole file: a device descriptor where it reads registers, else a
 * configuration. What begins with a key is a part of a configuration: it is accepted where there is
 * one place in a file that takes it, beside the {@link #SURROUNDINGS} as far as it does not define
 * the same names itself.
 */
final class ShownConfigurationsTest {
    private static final Pattern WHOLE = Pattern.compile("(?s)\\s*\\{\\s*\".*");
    private static final Pattern PART = Pattern.compile("(?s)\\s*\"[^\"\\n]+\"\\s*:.*");
    private static final Pattern DEVICE = Pattern.compile(".*\\bdevices/(\\w+)\\.json");
    private static final Pattern DESCRIPTOR = Pattern.compile("(?m)^\\s*\"reads\"\\s*:");

    /** Where a part of a file may belong. */
    private static final List<String> FRAMES =
            List.of(
                    "{ %s }",
                    "{ \"inputs\": { %s } }",
                    "{ \"parameters\": { %s } }",
                    "{ \"sets\": { \"shown\": { \"formulas\": { %s } } } }",
                    "{ \"outputs\": { %s } }");

    /** What parts of files speak of: section, name, value. */
    private static final List<List<String>> SURROUNDINGS =
            List.of(
                    List.of("inputs", "temp", "{ \"file\": \"/proc/uptime\" }"),
                    List.of("inputs", "cpu_temp", "{ \"file\": \"/proc/loadavg\" }"),
                    List.of("parameters", "setpoint", "60"),
                    List.of("parameters", "kp", "0.08"),
                    List.of("parameters", "raw_level", "1"),
                    List.of("parameters", "heat", "0.5"),
                    List.of("tables", "fan_curve", "{ \"x\": [0, 80], \"y\": [0, 1] }"));

    static Stream<Page> guide() {
        return Pages.guide().stream();
    }

    @ParameterizedTest
    @MethodSource("guide")
    void everyConfigurationIsAccepted(Page page, @TempDir Path directory) throws IOException {
        List<String> mistakes = new ArrayList<>();
        List<String> devices = devicesOf(page);
        for (Part block : page.blocks()) {
            List<String> found = mistakes(block.text(), devices, directory);
            if (!found.isEmpty()) {
                mistakes.add(block.place() + ": " + String.join("\n", found));
            }
        }
        assertEquals(List.of(), mistakes);
    }

    @Test
    void thereAreConfigurationsToCheck() {
        List<String> blocks =
                guide().flatMap(page -> page.blocks().stream()).map(Part::text).toList();
        assertTrue(blocks.stream().filter(b -> WHOLE.matcher(b).matches()).count() >= 9);
        assertTrue(blocks.stream().filter(b -> PART.matcher(b).matches()).count() >= 8);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ \"loop\": { \"rate\": 100 } }",
                "\"loop\": { \"rate_hz\": \"fast\" }",
                "\"heat\": \"pid(setpoint, tempp)\"",
                "{ \"reads\": [] }"
            })
    void whatIsWrongIsFound(String text, @TempDir Path directory) throws IOException {
        assertNotEquals(List.of(), mistakes(text, List.of(), directory));
    }

    private static List<String> mistakes(String text, List<String> devices, Path directory)
            throws IOException {
        if (WHOLE.matcher(text).matches()) {
            return DESCRIPTOR.matcher(text).find()
                    ? descriptor(text, devices, directory)
                    : configuration(write(directory, "shown.json", text));
        }
        return PART.matcher(text).matches() ? part(text, directory) : List.of();
    }

    /** The names under which a page tells to store descriptors. */
    private static List<String> devicesOf(Page page) {
        return page.spans().stream()
                .map(span -> DEVICE.matcher(span.text()))
                .filter(Matcher::matches)
                .map(file -> file.group(1))
                .toList();
    }

    /** Read, and put where the configurations of the same page find it. */
    private static List<String> descriptor(String text, List<String> names, Path directory)
            throws IOException {
        Diagnostics diagnostics = new Diagnostics();
        DescriptorReader.read("shown", new Source("shown", text), diagnostics);
        Files.createDirectories(directory.resolve("devices"));
        for (String name : names) {
            write(directory, "devices/" + name + ".json", text);
        }
        return Findings.errors(diagnostics);
    }

    private static List<String> configuration(Path path) {
        Diagnostics diagnostics = new Diagnostics();
        Descriptors devices = Descriptors.beside(path, diagnostics);
        new ConfigurationReader(new Machine(4, null, devices)).read(path, diagnostics);
        return Findings.errors(diagnostics);
    }

    /** What is wrong with it in the place that suits it best. */
    private static List<String> part(String text, Path directory) throws IOException {
        Path files = Files.createTempDirectory(directory, "part");
        for (List<String> member : SURROUNDINGS) {
            String name = member.get(1);
            if (!text.contains("\"" + name + "\":")) {
                String file = "{ \"%s\": { \"%s\": %s } }".formatted(member.toArray());
                write(files, name + ".json", file);
            }
        }
        List<List<String>> findings = new ArrayList<>();
        for (String frame : FRAMES) {
            write(files, "shown.json", frame.formatted(text));
            findings.add(configuration(files));
        }
        return findings.stream().min(Comparator.comparingInt(List::size)).orElseThrow();
    }

    private static Path write(Path directory, String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text);
    }
}
