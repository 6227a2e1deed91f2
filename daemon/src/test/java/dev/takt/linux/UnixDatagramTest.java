package dev.takt.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class UnixDatagramTest {
    @TempDir private Path directory;

    private static void arrives(String address) throws InterruptedException {
        try (DatagramReceiver receiver = new DatagramReceiver(address);
                UnixDatagram socket = UnixDatagram.to(address)) {
            assertEquals(Optional.empty(), socket.send("READY=1"));
            assertEquals(Optional.empty(), socket.send("STATUS=21 °C"));
            assertEquals("READY=1", receiver.next());
            assertEquals("STATUS=21 °C", receiver.next());
        }
    }

    @Test
    void arrivesAtAPath() throws InterruptedException {
        arrives(directory.resolve("socket").toString());
    }

    @Test
    void arrivesAtAnAbstractName() throws InterruptedException {
        arrives("@takt-test-" + ProcessHandle.current().pid());
    }

    @Test
    void aSocketThatNobodyHasIsRefusedWithCallAndErrno() {
        try (UnixDatagram socket = UnixDatagram.to(directory.resolve("none").toString())) {
            Refusal refusal = socket.send("READY=1").orElseThrow();
            assertEquals("sendto: ENOENT", refusal.what());
        }
    }

    @Test
    void refusesAddressesThatTheKernelCannotHave() {
        assertThrows(IllegalArgumentException.class, () -> UnixDatagram.to(""));
        assertThrows(IllegalArgumentException.class, () -> UnixDatagram.to("/" + "x".repeat(108)));
        assertTrue(UnixDatagram.to("/" + "x".repeat(107)).send("READY=1").isPresent());
    }
}
