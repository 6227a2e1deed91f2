package dev.takt.systemd;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.takt.linux.DatagramReceiver;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ServiceNoticeTest {
    private static final long PROCESS = 4711;
    private static final long MS = 1_000_000;

    @TempDir private Path directory;

    private String socket() {
        return directory.resolve("notify").toString();
    }

    @Test
    void tellsInTheWordsOfSystemd() throws InterruptedException {
        try (DatagramReceiver manager = new DatagramReceiver(socket());
                ServiceNotice notice =
                        ServiceNotice.of(Map.of("NOTIFY_SOCKET", socket()), PROCESS)) {
            notice.ready();
            notice.status("tick=1000 rate=1000.0Hz");
            notice.alive();
            notice.reloading(5_000_000_123L);
            notice.stopping();
            notice.stopping();
            notice.status("the last");
            assertEquals("READY=1", manager.next());
            assertEquals("STATUS=tick=1000 rate=1000.0Hz", manager.next());
            assertEquals("WATCHDOG=1", manager.next());
            assertEquals("RELOADING=1\nMONOTONIC_USEC=5000000", manager.next());
            assertEquals("STOPPING=1", manager.next());
            assertEquals("STATUS=the last", manager.next());
        }
    }

    @Test
    void tellsNobodyWhereNobodyAsks() {
        try (ServiceNotice notice = ServiceNotice.of(Map.of("WATCHDOG_USEC", "5000000"), PROCESS)) {
            notice.ready();
            assertEquals(0, notice.watchdogNanos());
        }
    }

    @Test
    void aManagerThatIsGoneHurtsNobody() {
        try (ServiceNotice notice = ServiceNotice.of(Map.of("NOTIFY_SOCKET", socket()), PROCESS)) {
            notice.ready();
            notice.stopping();
        }
    }

    @Test
    void feedsTheWatchdogOnlyWhereItIsForThisProcess() {
        assertEquals(5_000 * MS, watchdog("5000000", "4711"));
        assertEquals(5_000 * MS, watchdog("5000000", ""));
        assertEquals(0, watchdog("5000000", "4712"));
        assertEquals(0, watchdog("soon", "4711"));
        assertEquals(0, watchdog("-1", "4711"));
    }

    private long watchdog(String micros, String process) {
        Map<String, String> environment =
                Map.of(
                        "NOTIFY_SOCKET", socket(),
                        "WATCHDOG_USEC", micros,
                        "WATCHDOG_PID", process);
        return ServiceNotice.of(environment, PROCESS).watchdogNanos();
    }

    @Test
    void theWatchdogIsFedByFinishedTicksAlone() throws InterruptedException {
        Map<String, String> environment =
                Map.of("NOTIFY_SOCKET", socket(), "WATCHDOG_USEC", "400000");
        long[] tick = {-1};
        try (DatagramReceiver manager = new DatagramReceiver(socket());
                ServiceNotice notice = ServiceNotice.of(environment, PROCESS)) {
            Heartbeat heartbeat = new Heartbeat(notice, () -> tick[0]);
            heartbeat.step(0);
            notice.status("nothing before the first tick");
            tick[0] = 7;
            heartbeat.step(10 * MS);
            tick[0] = 8;
            heartbeat.step(20 * MS);
            notice.status("once in a quarter of the time");
            heartbeat.step(110 * MS);
            for (long now = 120 * MS; now < 5_000 * MS; now += 100 * MS) {
                heartbeat.step(now);
            }
            notice.status("the loop hangs");
            assertEquals("STATUS=nothing before the first tick", manager.next());
            assertEquals("WATCHDOG=1", manager.next());
            assertEquals("STATUS=once in a quarter of the time", manager.next());
            assertEquals("WATCHDOG=1", manager.next());
            assertEquals("STATUS=the loop hangs", manager.next());
        }
    }
}
