package dev.takt.hardware;

import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code takt run}, started by its launcher as a user would. What the configuration sees is looked
 * at through outputs that are files: {@link #shows}.
 */
final class RunningTakt implements AutoCloseable {
    /** One slow CPU is enough, and nobody is to take the outputs from a loop that waits for it. */
    private static final String LOOP =
            """
            "loop": { "rate_hz": 100, "wait": "sleep", "stall_ms": 60000 },
            """;

    private static final String HARDWARE =
            LOOP
                    + """
                    "board": "linux",
                    "recorder": { "seconds": 0 },
                    """;

    private final Path directory;
    private final Process process;

    private RunningTakt(Path directory, Process process) {
        this.directory = directory;
        this.process = process;
    }

    /**
     * Starts it on the hardware.
     *
     * @param sections of the configuration: inputs, sets, outputs
     * @param arguments of {@code takt run}, behind the name of the file
     */
    static RunningTakt onDevices(String sections, String... arguments) {
        return start("{" + HARDWARE + sections + "}", List.of(), List.of(arguments), Map.of());
    }

    /**
     * The same without the rights of root: only what the mode of a file allows its owner is
     * allowed.
     */
    static RunningTakt withoutRights(String sections) {
        List<String> prefix = List.of("setpriv", "--bounding-set=-all", "--inh-caps=-all");
        return start("{" + HARDWARE + sections + "}", prefix, List.of(), Map.of());
    }

    /**
     * Starts it on an example of {@code config}. What is changed: nobody takes the outputs from a
     * loop that waits for the one slow CPU, and where the example leaves its rate open, that is one
     * which this CPU can do.
     */
    static RunningTakt example(String name) {
        Path file = Path.of(launcher()).resolveSibling("../../config/" + name + ".json");
        try {
            String text = Files.readString(file);
            String rated = text.replaceFirst("\"loop\": \\{", "$0 \"stall_ms\": 60000,");
            return start(rated.equals(text) ? text.replaceFirst("\\{", "{" + LOOP) : rated);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts it on a whole configuration. */
    static RunningTakt start(String configuration) {
        return start(configuration, Map.of());
    }

    /** The same with variables in its environment. */
    static RunningTakt start(String configuration, Map<String, String> environment) {
        return start(configuration, List.of(), List.of(), environment);
    }

    /**
     * Starts it on a configuration, in which {@code $DIR} is a directory of its own. Each file
     * {@code $DIR/NAME} can be looked at if it is an output, and written if it is an input.
     */
    private static RunningTakt start(
            String configuration,
            List<String> prefix,
            List<String> arguments,
            Map<String, String> environment) {
        try {
            Path directory = Files.createTempDirectory("takt");
            Path file = directory.resolve("test.json");
            Files.writeString(file, configuration.replace("$DIR", directory.toString()));
            Matcher shown = Pattern.compile("\\$DIR/(\\w+)").matcher(configuration);
            while (shown.find()) {
                Files.writeString(directory.resolve(shown.group(1)), "");
            }
            List<String> command = new ArrayList<>(prefix);
            command.addAll(List.of(launcher(), "run", file.toString()));
            command.addAll(arguments);
            ProcessBuilder builder =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(directory.resolve("printed").toFile());
            // Two of them have the same name: each is to be refused by the kernel, not for that.
            builder.environment().putAll(environment);
            builder.environment().put("TAKT_RUN_DIR", directory.resolve("run").toString());
            return new RunningTakt(directory, builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String launcher() {
        String launcher = System.getProperty("takt.launcher");
        return launcher == null ? fail("run by daemon/bin/hardware-test only") : launcher;
    }

    /** Waits until its loop runs: a first jitter line was printed. */
    RunningTakt running() {
        Until.so("a jitter line", () -> ended() || !lines(" state=").isEmpty(), this::printed);
        if (ended()) {
            fail("Takt ended\n" + printed());
        }
        return this;
    }

    /** Waits until an output that is a file has a value, give or take half a unit. */
    void shows(String name, double value) {
        Until.so(
                name + " is " + value,
                () -> Math.abs(shown(name) - value) <= 0.5,
                () -> name + " is " + shown(name) + "\n" + printed());
    }

    /** What an output that is a file was last; NaN before the first, and while it is written. */
    double shown(String name) {
        try {
            String text = Files.readString(directory.resolve(name)).strip();
            return text.isEmpty() || text.contains("\n") ? Double.NaN : Double.parseDouble(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes a file that is an input. */
    void put(String name, double value) {
        try {
            Path next = directory.resolve(name + ".next");
            Files.writeString(next, value + "\n");
            Files.move(next, directory.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until it has printed a text. */
    void says(String text) {
        Until.so("it says '" + text + "'", () -> printed().contains(text), this::printed);
    }

    /** Waits until some more ticks are done: a further jitter line is there. */
    void runsOn() {
        int lines = lines(" state=").size();
        Until.so("a further line", () -> lines(" state=").size() > lines, this::printed);
    }

    /**
     * Waits for a second in which the loop allocated nothing. In the first ones it may: until the
     * JIT has come to them, some calls go through code of the JVM that does.
     */
    void allocatesNothing() {
        says(" alloc=0B");
    }

    /** All that it has printed so far. */
    String printed() {
        try {
            return Files.readString(directory.resolve("printed"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The lines it has printed so far that hold a text. */
    List<String> lines(String text) {
        return printed().lines().filter(line -> line.contains(text)).toList();
    }

    /** The number behind a word of the summary, such as {@code ticks}. */
    long summary(String word) {
        Matcher number = Pattern.compile("(?m)^" + word + " +(\\d+)").matcher(printed());
        return number.find()
                ? Long.parseLong(number.group(1))
                : fail("no '" + word + "' in\n" + printed());
    }

    long pid() {
        return process.pid();
    }

    boolean ended() {
        return !process.isAlive();
    }

    /** Waits until it has ended by itself. */
    int exitCode() {
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                fail("Takt does not end\n" + printed());
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return process.exitValue();
    }

    /** Ends it as systemd would, and waits for it. */
    int stop() {
        process.destroy();
        return exitCode();
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            process.destroyForcibly();
            exitCode();
        }
    }
}
