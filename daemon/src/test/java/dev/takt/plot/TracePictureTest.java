package dev.takt.plot;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.recording.Column;
import dev.takt.recording.Traces;
import dev.takt.recording.file.RecordingFile;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TracePictureTest {
    private static final Traces OVEN =
            new RecordingFile(
                    List.of(
                            new Column("t", "s"),
                            new Column("temp", "°C"),
                            new Column("setpoint", "°C"),
                            new Column("heater", "")),
                    List.of(
                            new double[] {0, 1, 2, 3},
                            new double[] {20, 21, Double.NaN, 24},
                            new double[] {60, 60, 60, 60},
                            new double[] {0, 1, 0, 1}));

    @TempDir private Path directory;

    @Test
    void signalsOfOneUnitShareAPanelAndOthersHaveTheirOwn() throws IOException {
        Path file = directory.resolve("oven.png");
        TracePicture both = new TracePicture("oven", OVEN, List.of(1, 2));
        TracePicture all = new TracePicture("oven", OVEN, List.of(1, 3, 2));
        assertEquals(190, all.height() - both.height());
        all.write(file);
        BufferedImage image = ImageIO.read(file.toFile());
        assertNotNull(image);
        assertEquals(1_800, image.getWidth());
        assertEquals(2 * all.height(), image.getHeight());
    }

    @Test
    void anSvgHasTitleAndNamesAsText() throws IOException {
        Path file = directory.resolve("oven.SVG");
        new TracePicture("recorded <1>", OVEN, List.of(1, 2, 3)).write(file);
        String svg = Files.readString(file);
        assertTrue(svg.contains("<svg"), svg.substring(0, 200));
        for (String text : List.of("recorded &lt;1&gt;", "setpoint", "heater")) {
            assertTrue(svg.contains(text), text);
        }
        assertTrue(svg.strip().endsWith("</svg>"), "it is not whole");
    }

    @Test
    void noSpikeIsLost() {
        double[] seconds = new double[10_000];
        double[] values = new double[10_000];
        for (int row = 0; row < seconds.length; row++) {
            seconds[row] = row;
        }
        values[4_321] = 7;
        values[4_322] = -7;
        Traces spike = new RecordingFile(List.of(new Column("x", "")), List.of(values));
        Outline outline = Outline.of(spike, 0, seconds, 100);
        assertEquals(200, outline.values().length);
        int at = 2 * (4_321 / 100);
        assertEquals(7, outline.values()[at]);
        assertEquals(4_321, outline.seconds()[at]);
        assertEquals(-7, outline.values()[at + 1]);
    }

    @Test
    void fewTicksAreDrawnOneByOneAndWhatIsInfiniteBreaksTheLine() {
        double[] values = {1, Double.POSITIVE_INFINITY, Double.NaN, 4};
        Traces few = new RecordingFile(List.of(new Column("x", "")), List.of(values));
        Outline outline = Outline.of(few, 0, new double[] {0, 1, 2, 3}, 100);
        assertArrayEquals(new double[] {1, Double.NaN, Double.NaN, 4}, outline.values());
    }
}
