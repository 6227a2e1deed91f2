package dev.takt.service;

import dev.takt.config.Configuration;
import dev.takt.diagnostic.Diagnostic;
import dev.takt.diagnostic.Severity;
import dev.takt.diagnostic.Source;
import dev.takt.history.History;
import dev.takt.reload.Reading;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The configurations of one controller that ran well, kept as they were read: files and device
 * descriptors, laid out as the user's are, so that every command takes them like those.
 *
 * <p>Used by one thread after the other, never by the loop's.
 */
public final class KeptConfigurations {
    private static final Logger LOG = LoggerFactory.getLogger(KeptConfigurations.class);

    private final History history;
    private final ConfigurationFiles files;
    private final Function<Path, Reading> reader;
    private boolean complained;

    /**
     * @param history where they are kept
     * @param files of the configuration
     * @param reader reads a configuration
     */
    public KeptConfigurations(
            History history, ConfigurationFiles files, Function<Path, Reading> reader) {
        this.history = history;
        this.files = files;
        this.reader = reader;
    }

    /** Keeps what runs well; where that cannot be, it is said once. */
    void keep(Configuration configuration) {
        if (entryOf(configuration).isPresent()) {
            return;
        }
        try {
            Path entry = history.keep(files.of(configuration));
            LOG.info("this configuration is kept: {}", entry);
            complained = false;
        } catch (IOException e) {
            if (!complained) {
                LOG.warn("this configuration is not kept: {}", Station.sentence(e));
            }
            complained = true;
        }
    }

    /** To be told what runs, whenever that is something else. */
    void runs(Configuration configuration) {
        entryOf(configuration).ifPresent(history::wentBackTo);
    }

    /** Where what runs is kept, if it was read from there; empty where it was not. */
    Optional<Path> entryOf(Configuration configuration) {
        List<Source> sources = configuration.sources();
        return sources.isEmpty()
                ? Optional.empty()
                : history.entryOf(Path.of(sources.getFirst().name()));
    }

    /** Reads the one that ran before. */
    Reading before(Configuration running) {
        try {
            Optional<Path> entry = history.before(files.of(running));
            return entry.isPresent()
                    ? read(entry.get())
                    : refused("no other configuration is kept in " + history.directory());
        } catch (IOException e) {
            return refused("what is kept cannot be read: " + Station.sentence(e));
        }
    }

    private Reading read(Path entry) {
        Path kept = entry.resolve(files.name());
        Reading reading = reader.apply(kept);
        List<Diagnostic> diagnostics = new ArrayList<>(reading.diagnostics());
        if (reading.configuration() != null) {
            diagnostics.add(
                    new Diagnostic(
                            Severity.WARNING,
                            null,
                            "what runs is " + kept + " and not what the files say",
                            "a reload or a restart takes the files up again"));
        }
        return new Reading(reading.configuration(), diagnostics);
    }

    private static Reading refused(String why) {
        return new Reading(null, List.of(new Diagnostic(Severity.ERROR, null, why, null)));
    }
}
