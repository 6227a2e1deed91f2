package dev.takt.telemetry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.core.status.InfoStatus;
import ch.qos.logback.core.status.WarnStatus;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class LoggingTest {
    private final PrintStream realOut = System.out;
    private final PrintStream realErr = System.err;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir Path directory;

    @BeforeEach
    void catchTheTerminal() {
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void giveTheTerminalBack() {
        System.setOut(realOut);
        System.setErr(realErr);
    }

    private static Logger jitter() {
        return LoggerFactory.getLogger(JitterReporter.LOGGER);
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void jitterLinesGoBareToTerminalAndFileAndNowhereElse() throws Exception {
        Path file = directory.resolve("new/100% (a)/jitter.log");
        try (Logging _ = Logging.start(new LogTargets("", true, file))) {
            jitter().info("tick=1");
            jitter().info("tick=2");
        }
        assertEquals("tick=1\ntick=2\n", out());
        assertEquals("tick=1\ntick=2\n", Files.readString(file));
        assertEquals("", err());
    }

    @Test
    void jitterLinesStayOffTheTerminalWhenItSpeaksJson() {
        try (Logging _ = Logging.start(new LogTargets("", false, null))) {
            jitter().info("tick=1");
        }
        assertEquals("", out());
        assertEquals("", err());
    }

    @Test
    void messagesGoToStandardErrorWithTimeAndLevel() {
        try (Logging _ = Logging.start(new LogTargets("", true, null))) {
            LoggerFactory.getLogger("dev.takt.service").info("state {}", "RUNNING");
            LoggerFactory.getLogger("dev.takt.service").debug("nobody wants to know");
        }
        assertEquals("", out());
        assertTrue(
                err().matches(
                                "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z INFO  state RUNNING\n"),
                err());
    }

    @Test
    void whatLogbackSaysAgainstItsConfigurationIsToldAndItsChatterIsNot() {
        FirstLogging.inDaemon();
        LoggerContext context = new LoggerContext();
        new FirstLogging().configure(context);
        context.getStatusManager().add(new InfoStatus("chatter", this));
        assertEquals("", err());
        context.getStatusManager().add(new WarnStatus("trouble", this));
        assertTrue(err().contains("trouble"), err());
    }

    @Test
    void chatterOfPi4jIsSilencedAndItsWarningsAreNot() {
        try (Logging _ = Logging.start(new LogTargets("", true, null))) {
            LoggerFactory.getLogger("com.pi4j.Pi4J").info("chatter");
            LoggerFactory.getLogger("com.pi4j.Pi4J").warn("trouble");
        }
        assertFalse(err().contains("chatter"), err());
        assertTrue(err().contains("WARN  trouble"), err());
    }

    @Test
    void theFileIsBoundedInSizeAndNumber() throws Exception {
        Path file = directory.resolve("jitter.log");
        try (Logging _ = Logging.start(new LogTargets("", false, file, 100, 2))) {
            for (int i = 0; i < 100; i++) {
                jitter().info("a line of thirty characters {}", 100 + i);
            }
        }
        try (var files = Files.list(directory)) {
            assertEquals(3, files.count());
        }
        assertTrue(Files.readString(file).endsWith("199\n"));
        assertTrue(Files.size(directory.resolve("jitter.log.1")) < 150);
        assertTrue(Files.exists(directory.resolve("jitter.log.2")));
        assertEquals("", err());
    }

    @Test
    void aFileThatCannotBeWrittenIsSaidOnceAndTheLinesGoOn() throws Exception {
        Path inTheWay = Files.createFile(directory.resolve("file"));
        Path file = inTheWay.resolve("jitter.log");
        try (Logging _ = Logging.start(new LogTargets("", true, file))) {
            jitter().info("tick=1");
            jitter().info("tick=2");
        }
        assertEquals("tick=1\ntick=2\n", out());
        assertEquals(1, err().lines().count(), err());
        assertTrue(err().contains(file + ": "), err());
        assertTrue(err().contains("the loop runs on"), err());
    }

    @Test
    void aFullDiskIsSaidOnceAndTheLinesGoOn() {
        Path full = Path.of("/dev/full");
        try (Logging _ = Logging.start(new LogTargets("", true, full))) {
            for (int i = 0; i < 5; i++) {
                jitter().info("tick={}", i);
            }
        }
        assertEquals(5, out().lines().count());
        assertEquals(1, err().lines().count(), err());
        assertTrue(err().contains("/dev/full: No space left on device; the loop runs on"), err());
    }
}
