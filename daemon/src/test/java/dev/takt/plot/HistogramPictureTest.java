package dev.takt.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HistogramPictureTest {
    private static final int BLUE = 0x0B6E8F;
    private static final int ORANGE = 0xD1651A;

    @TempDir private Path directory;

    private static LatencySeries series(Map<Long, Long> counts) {
        return LatencySeries.ofCounts("a", new TreeMap<>(counts));
    }

    private BufferedImage draw(LatencySeries... series) throws IOException {
        Path file = directory.resolve("a.png");
        new HistogramPicture("title", "machine", List.of(series)).write(file);
        return ImageIO.read(file.toFile());
    }

    /** The columns of points that have a colour, below the header. */
    private static List<Integer> columns(BufferedImage image, int colour) {
        return IntStream.range(100, image.getWidth())
                .filter(x -> {
                    for (int y = 250; y < image.getHeight(); y++) {
                        if ((image.getRGB(x, y) & 0xFFFFFF) == colour) {
                            return true;
                        }
                    }
                    return false;
                })
                .boxed()
                .toList();
    }

    @Test
    void eachSeriesIsDrawnInItsColourUpToItsMaximum() throws IOException {
        BufferedImage image =
                draw(series(Map.of(0L, 1_000L, 50L, 1L)), series(Map.of(10L, 1_000L, 150L, 1L)));
        assertEquals(1_800, image.getWidth());
        List<Integer> blue = columns(image, BLUE);
        List<Integer> orange = columns(image, ORANGE);
        assertTrue(blue.getFirst() < orange.getFirst());
        double left = blue.getFirst();
        // The axis begins at 0 where the first column stands.
        double ratio = (orange.getLast() - left) / (blue.getLast() - left);
        assertEquals(3.0, ratio, 0.1);
    }

    @Test
    void oneSampleAndVeryLateOnesAreDrawnToo() throws IOException {
        assertTrue(columns(draw(series(Map.of(0L, 1L))), BLUE).size() > 1);
        BufferedImage image = draw(series(Map.of(0L, 1_000_000L, 17_000_000L, 1L)));
        assertTrue(columns(image, BLUE).getLast() > 1_500);
    }

    @Test
    void withoutASampleThereIsNoPicture() {
        List<LatencySeries> none = List.of(series(Map.of()));
        assertThrows(IllegalArgumentException.class, () -> new HistogramPicture("t", "m", none));
    }

    @Test
    void aFileThatCannotBeWrittenIsAnIoException() {
        HistogramPicture picture = new HistogramPicture("t", "m", List.of(series(Map.of(0L, 1L))));
        Path nowhere = directory.resolve("none/a.png");
        assertThrows(IOException.class, () -> picture.write(nowhere));
    }
}
