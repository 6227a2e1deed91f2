package dev.takt.cli;

import static dev.takt.cli.Shell.takt;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PlotCommandTest {
    /** As cyclictest 2.4 writes it for one thread, two samples of 7 beyond its range. */
    private static final String CYCLICTEST =
            """
            # /dev/cpu_dma_latency set to 0us
            # Histogram
            000000 000000
            000001\t000090
            000002\t000008
            # Min Latencies: 00001
            # Avg Latencies: 00001
            # Max Latencies: 00123
            # Histogram Overflows: 00002
            # Histogram Overflow at cycle number:
            # Thread 0: 00017 00018
            """;

    @TempDir private Path directory;

    private Path file(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text);
    }

    @Test
    void printsPercentilesAndDrawsAllInOnePicture() throws IOException {
        Path other = file("other.txt", "# takt\n000000 000099\n000044 000001\n");
        Path picture = directory.resolve("both.png");
        Shell.Outcome outcome =
                takt(
                        "plot",
                        "--output",
                        picture.toString(),
                        "cyclictest=" + file("c.txt", CYCLICTEST),
                        other.toString());
        assertEquals(0, outcome.code(), outcome::toString);
        assertEquals(
                """
                µs                  samples   p50   p99  p99.9 p99.99    max
                cyclictest              100     1   123    123    123    123
                other.txt               100     0     0     44     44     44
                """,
                outcome.out());
        assertNotNull(ImageIO.read(picture.toFile()));
    }

    @Test
    void jsonIsOneObjectForEachFile() throws IOException {
        Shell.Outcome outcome = takt("plot", "--json", "a=" + file("c.txt", CYCLICTEST));
        assertEquals(
                "{\"name\":\"a\",\"samples\":100,\"latency_us\":{\"p50\":1,\"p90\":1,\"p99\":123,"
                        + "\"p99_9\":123,\"p99_99\":123,\"max\":123.0}}\n",
                outcome.out());
    }

    @Test
    void whatCyclictestLeftOutIsAdded() throws IOException {
        Path file = file("c.txt", "# cyclictest\n000030 000098\n002400 000001\n");
        Path ours = file("t.txt", "# Histogram: us count\n000030 000098\n002400 000001\n");
        Shell.Outcome outcome = takt("plot", "--interval", "1ms", "c=" + file, "takt=" + ours);
        assertEquals(
                """
                µs                  samples   p50   p99  p99.9 p99.99    max
                c                       101    30  1400   2400   2400   2400
                takt                     99    30  2400   2400   2400   2400
                """,
                outcome.out());
        Shell.Outcome recording = takt("plot", "--interval", "1ms", recording().toString());
        assertEquals(2, recording.code());
        assertTrue(recording.err().contains("--interval goes with"), recording::toString);
    }

    @Test
    void refusesWhatIsNoHistogram() throws IOException {
        Path wrong = file("wrong.txt", "# ok\n1 2\nlatency 3\n");
        Shell.Outcome outcome = takt("plot", wrong.toString());
        assertEquals(1, outcome.code());
        assertEquals("error: " + wrong + ":3: no µs and count\n", outcome.err());
        assertEquals(1, takt("plot", directory.resolve("none").toString()).code());
    }

    @Test
    void drawsNothingFromNothingAndOnlyPng() throws IOException {
        Path empty = file("empty.txt", "");
        Path picture = directory.resolve("a.png");
        Shell.Outcome outcome = takt("plot", "--output", picture.toString(), empty.toString());
        assertEquals(0, outcome.code());
        assertTrue(outcome.err().contains("nothing to draw"), outcome::toString);
        assertFalse(Files.exists(picture));
        assertEquals(2, takt("plot", "--output", "a.jpg", empty.toString()).code());
        assertEquals(2, takt("plot").code());
    }

    private Path recording() throws IOException {
        return file(
                "oven.csv",
                "t [s],tick,temp [°C],temp.ok,heater\r\n0,0,20,1,0\r\n1,1,24.5,1,0\r\n");
    }

    @Test
    void aRecordingIsToldByTheSignalsThatChange() throws IOException {
        assertEquals(
                """
                2 ticks             unit               min           max          last
                temp                °C             20.0000       24.5000       24.5000
                """,
                takt("plot", recording().toString()).out());
    }

    @Test
    void theSignalsOfARecordingAreDrawnAsSvgOrPng() throws IOException {
        Path picture = directory.resolve("oven.svg");
        Shell.Outcome outcome =
                takt(
                        "plot",
                        "--json",
                        "--signal",
                        "heater,temp",
                        "--output",
                        picture.toString(),
                        recording().toString());
        assertEquals(0, outcome.code(), outcome::toString);
        assertEquals(
                "{\"name\":\"heater\",\"unit\":\"\",\"ticks\":2,\"min\":0.0,\"max\":0.0,\"last\":0.0}",
                outcome.out().lines().findFirst().orElse(""));
        assertTrue(Files.readString(picture).contains("oven.csv"));
    }

    @Test
    void whatIsWrongAboutARecordingIsSaid() throws IOException {
        Shell.Outcome unknown = takt("plot", "--signal", "tmp", recording().toString());
        assertEquals(2, unknown.code());
        assertTrue(
                unknown.err().contains("unknown signal 'tmp'; did you mean 'temp'?"),
                unknown::toString);
        assertEquals(2, takt("plot", recording().toString(), recording().toString()).code());
        assertEquals(2, takt("plot", "--signal", "a", file("h", "1 2\n").toString()).code());
        Path broken = file("broken.takt", "TAKTREC1....");
        Shell.Outcome damaged = takt("plot", broken.toString());
        assertEquals(1, damaged.code());
        assertEquals(
                "error: " + broken + ": the recording is damaged or incomplete\n", damaged.err());
    }
}
