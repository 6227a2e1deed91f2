package dev.takt.metrics;

import io.prometheus.metrics.config.EscapingScheme;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.MultiCollector;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.slf4j.LoggerFactory;

/**
 * A text file for the textfile collector of node_exporter, replaced as a whole every time.
 *
 * <p>What cannot be written is said once, and tried again the next time. Used by one thread at a
 * time.
 */
final class MetricsFile {
    private final Path file;
    private final MultiCollector metrics;
    private boolean complained;

    MetricsFile(Path file, MultiCollector metrics) {
        this.file = file.toAbsolutePath();
        this.metrics = metrics;
    }

    void write() {
        // node_exporter reads what ends with .prom, and nothing else.
        Path unfinished = file.resolveSibling(file.getFileName() + ".part");
        try {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(unfinished))) {
                PrometheusTextFormatWriter.create()
                        .write(out, metrics.collect(), EscapingScheme.UNDERSCORE_ESCAPING);
            }
            Files.move(
                    unfinished,
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
            complained = false;
        } catch (IOException failed) {
            complain(failed);
        }
    }

    private void complain(IOException failed) {
        if (complained) {
            return;
        }
        complained = true;
        String reason =
                failed instanceof FileSystemException system
                        ? system.getReason()
                        : failed.getMessage();
        LoggerFactory.getLogger(MetricsFile.class)
                .warn(
                        "metrics cannot be written to {}: {}; the loop runs on",
                        file,
                        reason == null ? failed.toString() : reason);
    }
}
