package dev.takt.telemetry;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.core.spi.ContextAwareBase;
import ch.qos.logback.core.status.OnErrorConsoleStatusListener;
import ch.qos.logback.core.status.Status;
import org.slf4j.LoggerFactory;

/**
 * What Logback finds by ServiceLoader when the first logger is asked for, so that it neither looks
 * for XML nor prints at level DEBUG. {@link Logging} does the rest.
 *
 * <p>Only in the daemon. Logback finds this class in any program that has Takt as a library, and
 * there the logging is that program's.
 */
public final class FirstLogging extends ContextAwareBase implements Configurator {
    /** The system property that the daemon sets before anything logs. */
    private static final String DAEMON = "dev.takt.daemon";

    /** Says that this process is the daemon. To be called before the first logger is asked for. */
    public static void inDaemon() {
        System.setProperty(DAEMON, "true");
    }

    /**
     * Logback. Where several threads begin to log it is to be asked for here first: SLF4J itself
     * gives all but the first of them something else until Logback is there.
     */
    public static synchronized LoggerContext context() {
        return (LoggerContext) LoggerFactory.getILoggerFactory();
    }

    @Override
    public ExecutionStatus configure(LoggerContext context) {
        if (!Boolean.getBoolean(DAEMON)) {
            return ExecutionStatus.INVOKE_NEXT_IF_ANY;
        }
        Complaints.listenTo(context);
        Logging.messagesToStandardError(context);
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }

    /**
     * Tells what Logback has to say against this configuration. With nobody listening Logback
     * prepares to print such things itself, and a formatter of dates for it, at every start.
     */
    private static final class Complaints extends OnErrorConsoleStatusListener {
        static void listenTo(LoggerContext context) {
            Complaints complaints = new Complaints();
            complaints.setContext(context);
            complaints.setRetrospective(0);
            complaints.start();
            context.getStatusManager().add(complaints);
        }

        @Override
        public void addStatusEvent(Status status) {
            if (status.getEffectiveLevel() >= Status.WARN) {
                super.addStatusEvent(status);
            }
        }
    }
}
