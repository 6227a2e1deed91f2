package dev.takt.service;

import dev.takt.board.BoardException;
import dev.takt.config.Configuration;
import dev.takt.safe.SafeFile;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees to it that outputs can be put safe should the process die: there is a {@link SafeFile} as
 * long as real outputs may be other than safe.
 */
final class Aftermath {
    private static final Logger LOG = LoggerFactory.getLogger(Aftermath.class);

    private final @Nullable SafeFile file;
    private boolean written;

    /**
     * @param file where it is left; empty where there is no place for it
     */
    Aftermath(Optional<SafeFile> file) {
        this.file = file.orElse(null);
    }

    /**
     * Before the outputs of a configuration are opened.
     *
     * @throws BoardException if the file cannot be written: outputs that a crash leaves as they are
     *     are not to be opened
     */
    void provide(Configuration configuration) throws BoardException {
        if (configuration.outputs().isEmpty()) {
            return;
        }
        if (file == null) {
            LOG.warn(
                    "after a crash 'takt safe' will not know of these outputs: there is no run directory; set TAKT_RUN_DIR to a directory in memory");
            return;
        }
        try {
            file.write(configuration);
            written = true;
        } catch (IOException e) {
            throw new BoardException(
                    "the state file for 'takt safe' cannot be written: " + Station.sentence(e), e);
        }
    }

    /**
     * Once the outputs are closed, or where they turn out to be simulated.
     *
     * @param refused names of outputs that may not be safe: then the file stays
     */
    void end(List<String> refused) {
        if (file == null || !written) {
            return;
        }
        if (!refused.isEmpty()) {
            LOG.warn("may not be safe: {}; try: takt safe", String.join(", ", refused));
            return;
        }
        try {
            file.remove();
        } catch (IOException e) {
            LOG.warn("outputs are safe, but their state file stays: {}", Station.sentence(e));
        }
    }
}
