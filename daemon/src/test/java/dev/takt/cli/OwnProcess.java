package dev.takt.cli;

import ch.qos.logback.core.Context;
import dev.takt.LoopThread;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;
import org.slf4j.Logger;
import picocli.CommandLine;
import tools.jackson.core.JsonParser;

/** {@code takt} in a process of its own, which a test may kill. */
final class OwnProcess implements AutoCloseable {
    private final Process process;
    private final BufferedReader out;

    private OwnProcess(Process process) {
        this.process = process;
        this.out = process.inputReader(StandardCharsets.UTF_8);
    }

    /**
     * Starts a command that is not to be fast, but to begin soon.
     *
     * @param environment more variables
     * @param errors where its messages go
     */
    static OwnProcess takt(Map<String, String> environment, Path errors, String... arguments)
            throws IOException {
        List<String> flags = List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");
        return takt(flags, environment, errors, arguments);
    }

    /**
     * Starts a command.
     *
     * @param flags for the JVM
     * @param environment more variables
     * @param errors where its messages go
     */
    static OwnProcess takt(
            List<String> flags, Map<String, String> environment, Path errors, String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("--enable-native-access=ALL-UNNAMED");
        command.addAll(flags);
        command.addAll(List.of("-cp", String.join(File.pathSeparator, classPath())));
        command.add(Main.class.getName());
        command.addAll(List.of(arguments));
        return start(command, environment, errors);
    }

    /**
     * Starts a command by the launcher, with all that it gives the JVM.
     *
     * @param home where takt.jar is: an installation, or what {@link #makeHome} made
     * @param environment more variables
     * @param errors where its messages go
     */
    static OwnProcess launched(
            Path home, Map<String, String> environment, Path errors, String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of("bin", "takt").toAbsolutePath().toString());
        command.addAll(List.of(arguments));
        Map<String, String> more = new HashMap<>(environment);
        more.put("TAKT_HOME", home.toString());
        more.put("JAVA_HOME", System.getProperty("java.home"));
        return start(command, more, errors);
    }

    /** Puts a takt.jar into a directory that stands for the classes under test. */
    static Path makeHome(Path directory) throws IOException {
        Manifest manifest = new Manifest();
        Attributes attributes = manifest.getMainAttributes();
        attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        attributes.put(Attributes.Name.MAIN_CLASS, Main.class.getName());
        attributes.put(
                Attributes.Name.CLASS_PATH,
                classPath().stream()
                        .map(place -> Path.of(place).toUri().toString())
                        .collect(Collectors.joining(" ")));
        Path jar = directory.resolve("takt.jar");
        new JarOutputStream(Files.newOutputStream(jar), manifest).close();
        return directory;
    }

    private static OwnProcess start(
            List<String> command, Map<String, String> environment, Path errors) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors.toFile());
        builder.environment().putAll(environment);
        return new OwnProcess(builder.start());
    }

    private static List<String> classPath() {
        return Stream.of(
                        LoopThread.class,
                        com.pi4j.context.Context.class,
                        Context.class,
                        ch.qos.logback.classic.LoggerContext.class,
                        Logger.class,
                        JsonParser.class,
                        Histogram.class,
                        CommandLine.class)
                .map(OwnProcess::placeOf)
                .toList();
    }

    private static String placeOf(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Waits for the next line of standard output; null where there is none any more. */
    String line() throws IOException {
        return out.readLine();
    }

    /** SIGKILL, and waits until nothing is left of it. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** SIGTERM, and does not wait. */
    void askToEnd() {
        process.destroy();
    }

    /** SIGTERM, and waits for its end. */
    int terminate() throws InterruptedException {
        askToEnd();
        return process.waitFor();
    }

    /** Waits for its end; what it prints meanwhile. */
    String output() throws IOException {
        return out.lines().collect(Collectors.joining("\n"));
    }

    int code() throws InterruptedException {
        return process.waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
