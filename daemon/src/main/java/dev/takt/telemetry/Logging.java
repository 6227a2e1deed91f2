package dev.takt.telemetry;

import static java.nio.charset.StandardCharsets.UTF_8;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.rolling.RollingFileAppender;
import dev.takt.linux.UnixDatagram;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;

/**
 * Logback, set up by code: no file is searched for and none is parsed.
 *
 * <p>Messages of level INFO and above go to standard error with time and level, those of Pi4J from
 * WARN. Jitter lines go, as they are, to standard output and to a file that is bounded in size. A
 * file that cannot be written is said once; nobody waits for it.
 */
public final class Logging implements AutoCloseable {
    private static final Path STANDARD_ERROR = Path.of("/proc/self/fd/2");

    private final LoggerContext context;

    private Logging(LoggerContext context) {
        this.context = context;
    }

    /** Sends log lines to these targets and to no other. */
    public static Logging start(LogTargets targets) {
        LoggerContext context = FirstLogging.context();
        context.reset();
        Logger jitter = context.getLogger(JitterReporter.LOGGER);
        jitter.setAdditive(false);
        if (JournalStream.isJournal(System.getenv(), STANDARD_ERROR)) {
            toJournal(context, targets, UnixDatagram.to(JournalStream.SOCKET));
        } else {
            messagesToStandardError(context);
            if (targets.jitterToTerminal()) {
                jitter.addAppender(console(context, "System.out", true));
            }
        }
        Path file = targets.file();
        if (file != null) {
            jitter.addAppender(rolling(context, file.toAbsolutePath(), targets));
        }
        return new Logging(context);
    }

    /** Messages, and the jitter lines that would go to standard output. */
    static void toJournal(LoggerContext context, LogTargets targets, UnixDatagram journal) {
        JournalAppender appender =
                new JournalAppender(journal, targets.controller(), standardError());
        appender.setContext(context);
        appender.setName("journal");
        appender.start();
        messagesTo(context, appender);
        if (targets.jitterToTerminal()) {
            context.getLogger(JitterReporter.LOGGER).addAppender(appender);
        }
    }

    private static PrintStream standardError() {
        return new PrintStream(new FileOutputStream(FileDescriptor.err), true, UTF_8);
    }

    /** What holds before {@link #start}, and in commands that never call it. */
    static void messagesToStandardError(LoggerContext context) {
        messagesTo(context, console(context, "System.err", false));
    }

    private static void messagesTo(LoggerContext context, Appender<ILoggingEvent> appender) {
        Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.INFO);
        root.addAppender(appender);
        context.getLogger("com.pi4j").setLevel(Level.WARN);
        // It looks for the model of a Raspberry Pi and calls any other machine an error.
        context.getLogger("com.pi4j.boardinfo").setLevel(Level.OFF);
    }

    private static ConsoleAppender<ILoggingEvent> console(
            LoggerContext context, String target, boolean bare) {
        ConsoleAppender<ILoggingEvent> appender = new ConsoleAppender<>();
        appender.setContext(context);
        appender.setName(target);
        appender.setTarget(target);
        appender.setEncoder(encoder(context, bare));
        appender.start();
        return appender;
    }

    private static RollingFileAppender<ILoggingEvent> rolling(
            LoggerContext context, Path file, LogTargets targets) {
        context.getStatusManager().add(new LossReport(file));
        NumberedFiles<ILoggingEvent> files =
                new NumberedFiles<>(file, targets.fileBytes(), targets.oldFiles());
        files.setContext(context);
        files.start();
        RollingFileAppender<ILoggingEvent> appender = new RollingFileAppender<>();
        appender.setContext(context);
        appender.setName("jitter file");
        appender.setFile(file.toString());
        appender.setRollingPolicy(files);
        appender.setEncoder(encoder(context, true));
        appender.start();
        return appender;
    }

    private static LineEncoder encoder(LoggerContext context, boolean bare) {
        LineEncoder encoder = new LineEncoder(bare);
        encoder.setContext(context);
        encoder.start();
        return encoder;
    }

    /** Closes the file; what is logged later goes to standard error alone. */
    @Override
    public void close() {
        context.reset();
        messagesToStandardError(context);
    }
}
