package dev.takt.systemd;

import dev.takt.linux.Refusal;
import dev.takt.linux.UnixDatagram;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the service manager how the service is. Every method may be called from any thread, waits
 * for nobody and never fails: what cannot be sent is said once.
 */
public final class ServiceNotice implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ServiceNotice.class);
    private static final String SOCKET = "NOTIFY_SOCKET";
    private static final String WATCHDOG = "WATCHDOG_USEC";
    private static final String WATCHED_PROCESS = "WATCHDOG_PID";

    private final @Nullable UnixDatagram socket;
    private final long watchdogNanos;
    private final AtomicBoolean complained = new AtomicBoolean();
    private final AtomicBoolean stops = new AtomicBoolean();

    private ServiceNotice(@Nullable UnixDatagram socket, long watchdogNanos) {
        this.socket = socket;
        this.watchdogNanos = watchdogNanos;
    }

    /** Tells nobody. */
    public static ServiceNotice none() {
        return new ServiceNotice(null, 0);
    }

    /**
     * Tells whoever the environment names; nobody where it names none.
     *
     * @param environment variables of the process
     * @param process its number
     */
    public static ServiceNotice of(Map<String, String> environment, long process) {
        String address = environment.getOrDefault(SOCKET, "");
        if (address.isEmpty()) {
            return none();
        }
        try {
            return new ServiceNotice(UnixDatagram.to(address), watchdogNanos(environment, process));
        } catch (IllegalArgumentException e) {
            LOG.warn("{}: {}; the service manager is told nothing", SOCKET, e.getMessage());
            return none();
        }
    }

    private static long watchdogNanos(Map<String, String> environment, long process) {
        String watched = environment.getOrDefault(WATCHED_PROCESS, "");
        if (!watched.isEmpty() && !watched.equals(Long.toString(process))) {
            return 0;
        }
        try {
            long micros = Long.parseLong(environment.getOrDefault(WATCHDOG, "0"));
            return Math.max(0, TimeUnit.MICROSECONDS.toNanos(micros));
        } catch (NumberFormatException e) {
            LOG.warn("{} is no number: the watchdog is not fed", WATCHDOG);
            return 0;
        }
    }

    /** How long the manager waits for the next {@link #alive}, in nanoseconds; 0 for ever. */
    public long watchdogNanos() {
        return watchdogNanos;
    }

    /** The service does what it is for. */
    public void ready() {
        send("READY=1");
    }

    /**
     * The service takes up another configuration; {@link #ready} tells its end.
     *
     * @param nowNanos the time on CLOCK_MONOTONIC
     */
    public void reloading(long nowNanos) {
        send("RELOADING=1\nMONOTONIC_USEC=" + TimeUnit.NANOSECONDS.toMicros(nowNanos));
    }

    /** The service is about to end. Told once. */
    public void stopping() {
        if (!stops.getAndSet(true)) {
            send("STOPPING=1");
        }
    }

    /** Feeds the watchdog. */
    public void alive() {
        send("WATCHDOG=1");
    }

    /** How it is, in one line. */
    public void status(String line) {
        send("STATUS=" + line);
    }

    private void send(String text) {
        if (socket == null) {
            return;
        }
        Optional<Refusal> refusal = socket.send(text);
        if (refusal.isPresent() && !complained.getAndSet(true)) {
            LOG.warn("the service manager is not told '{}': {}", text, refusal.get());
        }
    }

    @Override
    public void close() {
        if (socket != null) {
            socket.close();
        }
    }
}
