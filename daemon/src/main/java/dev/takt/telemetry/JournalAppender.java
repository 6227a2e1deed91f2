package dev.takt.telemetry;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import dev.takt.linux.UnixDatagram;
import java.io.PrintStream;
import java.util.List;
import org.slf4j.event.KeyValuePair;

/**
 * Hands events to systemd's journal as entries with fields. Never waits: an entry that the journal
 * does not take goes to standard error, which systemd also brings there, with the priority before
 * it.
 */
final class JournalAppender extends AppenderBase<ILoggingEvent> {
    private static final String IDENTIFIER = "takt";

    private final UnixDatagram journal;
    private final String controller;
    private final PrintStream otherwise;

    /**
     * @param journal its socket; closed when this stops
     * @param controller name of the controller, empty where there is none
     * @param otherwise where lines go that the journal does not take
     */
    JournalAppender(UnixDatagram journal, String controller, PrintStream otherwise) {
        this.journal = journal;
        this.controller = controller;
        this.otherwise = otherwise;
    }

    @Override
    protected void append(ILoggingEvent event) {
        int priority = priority(event.getLevel());
        String message = message(event);
        JournalEntry entry =
                new JournalEntry()
                        .with("MESSAGE", message)
                        .with("PRIORITY", Integer.toString(priority))
                        .with("SYSLOG_IDENTIFIER", IDENTIFIER)
                        .with("TAKT_LOGGER", event.getLoggerName());
        if (!controller.isEmpty()) {
            entry.with("TAKT_NAME", controller);
        }
        List<KeyValuePair> fields = event.getKeyValuePairs();
        if (fields != null) {
            fields.forEach(field -> entry.with(field.key, String.valueOf(field.value)));
        }
        if (journal.send(entry.datagram()).isPresent()) {
            message.lines().forEach(line -> otherwise.println("<" + priority + ">" + line));
        }
    }

    private static String message(ILoggingEvent event) {
        IThrowableProxy thrown = event.getThrowableProxy();
        return thrown == null
                ? event.getFormattedMessage()
                : event.getFormattedMessage() + "\n" + ThrowableProxyUtil.asString(thrown);
    }

    /**
     * The priority of syslog: 3 error, 4 warning, 6 information, 7 for those who look for faults.
     */
    private static int priority(Level level) {
        return switch (level.toInt()) {
            case Level.ERROR_INT -> 3;
            case Level.WARN_INT -> 4;
            case Level.INFO_INT -> 6;
            default -> 7;
        };
    }

    @Override
    public void stop() {
        super.stop();
        journal.close();
    }
}
