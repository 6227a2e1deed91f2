package dev.takt.hardware;

import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code takt run}, started by its launcher as a user would. What the configuration sees is looked
 * at through outputs that are files: {@link #shows}.
 */
final class RunningTakt implements AutoCloseable {
    private final Path directory;
    private final Process process;

    private RunningTakt(Path directory, Process process) {
        this.directory = directory;
        this.process = process;
    }

    /**
     * Starts it on a configuration, in which {@code $DIR} is a directory of its own. Each output
     * with the sink {@code "file": "$DIR/NAME"} can be looked at.
     */
    static RunningTakt start(String configuration, String... arguments) {
        try {
            Path directory = Files.createTempDirectory("takt");
            Path file = directory.resolve("test.json");
            Files.writeString(file, configuration.replace("$DIR", directory.toString()));
            Matcher shown = Pattern.compile("\\$DIR/(\\w+)").matcher(configuration);
            while (shown.find()) {
                Files.writeString(directory.resolve(shown.group(1)), "");
            }
            List<String> command = new ArrayList<>(List.of(launcher(), "run", file.toString()));
            command.addAll(List.of(arguments));
            Process process =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(directory.resolve("printed").toFile())
                            .start();
            return new RunningTakt(directory, process);
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

    /** What an output that is a file was last, or NaN. */
    double shown(String name) {
        try {
            String text = Files.readString(directory.resolve(name)).strip();
            return text.isEmpty() ? Double.NaN : Double.parseDouble(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
