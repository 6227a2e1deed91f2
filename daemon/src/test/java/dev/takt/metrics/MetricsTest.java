package dev.takt.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.timing.Histograms;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetricsTest {
    private static final InetSocketAddress ANY_PORT =
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

    @TempDir private Path directory;

    /** An oven after three ticks of 1, 30 and 1500 µs. */
    private static final class Oven implements MetricsSource {
        private static Histogram times() {
            Histogram times = new Histogram(3);
            times.recordValue(1_000);
            times.recordValue(30_000);
            times.recordValue(1_500_000);
            return times;
        }

        @Override
        public String controller() {
            return "oven";
        }

        @Override
        public Histograms histograms() {
            return new Histograms(times(), times(), times());
        }

        @Override
        public long missed() {
            return 1;
        }

        @Override
        public long overruns() {
            return 2;
        }

        @Override
        public long allocatedBytes() {
            return 0;
        }

        @Override
        public long minorFaults() {
            return 3;
        }

        @Override
        public long majorFaults() {
            return 4;
        }

        @Override
        public String state() {
            return "RUNNING";
        }

        @Override
        public List<String> states() {
            return List.of("RUNNING", "SAFE");
        }

        @Override
        public Map<String, Long> lateTicks() {
            return Map.of("gc", 5L);
        }

        @Override
        public List<String> inputs() {
            return List.of("temp");
        }

        @Override
        public List<String> forced() {
            return List.of("heat");
        }

        @Override
        public List<String> signals() {
            return List.of("heat");
        }

        @Override
        public double value(String name) {
            return switch (name) {
                case "temp.ok" -> 1;
                case "temp.age" -> 0.25;
                case "heat" -> 0.5;
                default -> Double.NaN;
            };
        }
    }

    private static void assertTellsTheOven(String text) {
        for (String line :
                List.of(
                        "takt_wakeup_latency_seconds_bucket{controller=\"oven\",le=\"1.0E-6\"} 1",
                        "takt_wakeup_latency_seconds_bucket{controller=\"oven\",le=\"5.0E-5\"} 2",
                        "takt_wakeup_latency_seconds_bucket{controller=\"oven\",le=\"0.001\"} 2",
                        "takt_execution_seconds_bucket{controller=\"oven\",le=\"+Inf\"} 3",
                        "takt_response_seconds_count{controller=\"oven\"} 3",
                        "takt_missed_ticks_total{controller=\"oven\"} 1.0",
                        "takt_overruns_total{controller=\"oven\"} 2.0",
                        "takt_allocated_bytes_total{controller=\"oven\"} 0.0",
                        "takt_page_faults_total{controller=\"oven\",kind=\"major\"} 4.0",
                        "takt_late_ticks_total{cause=\"gc\",controller=\"oven\"} 5.0",
                        "takt_state{controller=\"oven\",takt_state=\"RUNNING\"} 1",
                        "takt_state{controller=\"oven\",takt_state=\"SAFE\"} 0",
                        "takt_input_ok{controller=\"oven\",input=\"temp\"} 1.0",
                        "takt_input_age_seconds{controller=\"oven\",input=\"temp\"} 0.25",
                        "takt_forced{controller=\"oven\",signal=\"heat\"} 0.5",
                        "takt_signal{controller=\"oven\",signal=\"heat\"} 0.5")) {
            assertTrue(text.contains(line + "\n"), () -> line + " is not in\n" + text);
        }
    }

    @Test
    void theTextFileTellsAllFiguresAndIsWrittenAtTheEndAtTheLatest() throws IOException {
        Path file = directory.resolve("takt.prom");
        Metrics.open(new Oven(), file, null).close();
        assertTellsTheOven(Files.readString(file));
        assertFalse(Files.exists(directory.resolve("takt.prom.part")));
    }

    @Test
    void aFileThatCannotBeWrittenIsNoFailureOfTheController() {
        Path nowhere = directory.resolve("none").resolve("takt.prom");
        Metrics metrics = Metrics.open(new Oven(), nowhere, null);
        metrics.close();
        metrics.close();
        assertFalse(Files.exists(nowhere));
    }

    @Test
    void theEndpointTellsTheSameAndOnLoopbackOnly() throws Exception {
        try (Metrics metrics = Metrics.open(new Oven(), null, ANY_PORT);
                HttpClient client = HttpClient.newHttpClient()) {
            URI uri = URI.create("http://127.0.0.1:" + metrics.port() + "/metrics");
            var answer = client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
            assertEquals(200, answer.statusCode());
            assertTellsTheOven(answer.body());
        }
    }

    @Test
    void aPortThatIsTakenIsNoFailureOfTheController() throws IOException {
        try (ServerSocket other = new ServerSocket()) {
            other.bind(ANY_PORT);
            InetSocketAddress taken =
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), other.getLocalPort());
            try (Metrics metrics = Metrics.open(new Oven(), null, taken)) {
                assertEquals(-1, metrics.port());
            }
        }
    }
}
