package dev.takt.library;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.core.Context;
import de.erichseifert.vectorgraphics2d.VectorGraphics2D;
import dev.takt.LoopThread;
import io.prometheus.metrics.config.PrometheusProperties;
import io.prometheus.metrics.exporter.common.PrometheusScrapeHandler;
import io.prometheus.metrics.exporter.httpserver.HTTPServer;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.NullMarked;
import org.knowm.xchart.XYChart;
import org.slf4j.Logger;
import picocli.CommandLine;
import tools.jackson.core.JsonParser;

/** The module as another program has it: on the module path, beside what it requires. */
public final class ModulePath {
    /** What a tool or a program printed, and the code it ended with. */
    record Outcome(int code, String text) {}

    private static final Path CLASSES = placeOf(LoopThread.class);

    private ModulePath() {}

    /** The checkout's root. */
    static Path root() {
        return CLASSES.resolve("../../..").normalize();
    }

    /** The classes of Takt and the jars of its dependencies. */
    public static String text() {
        return Stream.of(
                        LoopThread.class,
                        com.pi4j.context.Context.class,
                        Context.class,
                        LoggerContext.class,
                        Logger.class,
                        JsonParser.class,
                        Histogram.class,
                        CommandLine.class)
                .map(type -> placeOf(type).toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** Annotations, pictures and metrics, which only whoever compiles Takt needs. */
    static String forCompiling() {
        return Stream.of(
                        NullMarked.class,
                        XYChart.class,
                        VectorGraphics2D.class,
                        PrometheusProperties.class,
                        PrometheusScrapeHandler.class,
                        HTTPServer.class,
                        PrometheusTextFormatWriter.class,
                        PrometheusRegistry.class)
                .map(type -> placeOf(type).toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** Runs a tool of the JDK in this process. */
    static Outcome tool(String name, String... arguments) {
        StringWriter text = new StringWriter();
        PrintWriter out = new PrintWriter(text);
        int code = ToolProvider.findFirst(name).orElseThrow().run(out, out, arguments);
        return new Outcome(code, text.toString());
    }

    /** Compiles one source file as a program that uses Takt. */
    static Outcome compile(Path source, Path into) {
        return tool(
                "javac",
                "-Xlint:all",
                "-Werror",
                "--module-path",
                text(),
                "--add-modules",
                "dev.takt",
                // Else it takes that of this process, on which every package is open.
                "--class-path",
                into.toString(),
                "-d",
                into.toString(),
                source.toString());
    }

    /** Runs a compiled class in a JVM that lets nobody make native calls. */
    static Outcome run(Path classes, String main) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("--illegal-native-access=deny", "--module-path", text()));
        command.addAll(List.of("--add-modules", "dev.takt", "-cp", classes.toString(), main));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        process.getInputStream().transferTo(text);
        return new Outcome(process.waitFor(), text.toString(StandardCharsets.UTF_8));
    }

    /** The first block of code behind a line of a file in Markdown. */
    static String codeBehind(Path file, String line) throws IOException {
        String text = Files.readString(file);
        int from = text.indexOf(line);
        if (from < 0) {
            throw new AssertionError(file + " has no line '" + line + "'");
        }
        return text.substring(from)
                .lines()
                .dropWhile(one -> !one.startsWith("    "))
                .takeWhile(one -> one.startsWith("    ") || one.isEmpty())
                .map(one -> one.isEmpty() ? one : one.substring(4))
                .collect(Collectors.joining("\n"))
                .strip();
    }

    private static Path placeOf(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
