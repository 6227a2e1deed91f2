package dev.takt.plot;

import de.erichseifert.vectorgraphics2d.VectorGraphics2D;
import de.erichseifert.vectorgraphics2d.svg.SVGProcessor;
import de.erichseifert.vectorgraphics2d.util.PageSize;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import javax.imageio.ImageIO;

/** Writes a picture over a file: an SVG where its name ends so, else a PNG. Needs no display. */
final class PictureFile {
    /** Twice the size it is thought in, so that it is sharp on every screen. */
    private static final int SCALE = 2;

    private static final String SVG = ".svg";

    /** What can be drawn. */
    interface Picture {
        int width();

        int height();

        /** Draws all of it, on a white ground. */
        void paint(Graphics2D graphics);
    }

    private PictureFile() {}

    /**
     * Draws and writes.
     *
     * @throws IOException if the file cannot be written, or this JDK or machine cannot draw text
     */
    static void write(Picture picture, Path file) throws IOException {
        System.setProperty("java.awt.headless", "true");
        byte[] bytes;
        try {
            boolean vector = file.toString().toLowerCase(Locale.ROOT).endsWith(SVG);
            bytes = vector ? svg(picture) : png(picture);
        } catch (LinkageError | InternalError | RuntimeException lacking) {
            throw new IOException(
                    "%s: text cannot be drawn (%s); sudo apt-get install fontconfig fonts-dejavu-core"
                            .formatted(file, lacking),
                    lacking);
        }
        Files.write(file, bytes);
    }

    private static byte[] png(Picture picture) throws IOException {
        BufferedImage image =
                new BufferedImage(
                        picture.width() * SCALE,
                        picture.height() * SCALE,
                        BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.scale(SCALE, SCALE);
        graphics.setRenderingHint(
                RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(
                RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setRenderingHint(
                RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        paint(picture, graphics);
        ByteArrayOutputStream png = new ByteArrayOutputStream(1 << 17);
        // Without its cache it needs neither a file nor a hook for the end of the process.
        ImageIO.setUseCache(false);
        ImageIO.write(image, "png", png);
        return png.toByteArray();
    }

    private static byte[] svg(Picture picture) throws IOException {
        VectorGraphics2D graphics = new VectorGraphics2D();
        paint(picture, graphics);
        ByteArrayOutputStream svg = new ByteArrayOutputStream(1 << 16);
        new SVGProcessor()
                .getDocument(
                        graphics.getCommands(),
                        new PageSize(0, 0, picture.width(), picture.height()))
                .writeTo(svg);
        return svg.toByteArray();
    }

    private static void paint(Picture picture, Graphics2D graphics) {
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, picture.width(), picture.height());
        picture.paint(graphics);
        graphics.dispose();
    }
}
