package dev.takt.service;

import dev.takt.arena.ImageCell;
import dev.takt.arena.ImageLayout;
import dev.takt.arena.ProcessImage;
import dev.takt.arena.SignalArena;
import dev.takt.config.Configuration;
import dev.takt.config.Parameter;
import dev.takt.loop.Mailbox;
import dev.takt.loop.Transaction;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Parameters with {@code retain}: what they are set to survives a restart.
 *
 * <p>Guarantees: written only when something has changed, whenever it is looked at, and never on
 * the loop thread; a value comes back inside the limits, and not where the configuration says
 * something else now than it did then.
 */
final class RetainedParameters {
    private static final Logger LOG = LoggerFactory.getLogger(RetainedParameters.class);

    private final RetainedFile file;
    private Map<String, RetainedFile.Stored> stored = Map.of();
    private boolean failing;

    RetainedParameters(Path directory, String name) {
        this.file = new RetainedFile(directory, name);
    }

    /**
     * Brings the values back; before the loop begins, which finds them in its first tick.
     *
     * @param arena the loop will run on
     * @param mailbox of the loop
     */
    void restore(Configuration configuration, SignalArena arena, Mailbox mailbox) {
        stored = file.read();
        List<Transaction.Write> writes = new ArrayList<>();
        for (Parameter parameter : configuration.parameters()) {
            RetainedFile.Stored value = stored.get(parameter.name());
            if (parameter.retain() && value != null && value.configured() == parameter.value()) {
                double inside = Math.clamp(value.value(), parameter.min(), parameter.max());
                if (inside != parameter.value()) {
                    LOG.info("{} is {} again", parameter.name(), inside);
                    writes.add(
                            new Transaction.Write(arena.layout().slot(parameter.name()), inside));
                }
            }
        }
        for (int from = 0; from < writes.size(); from += Mailbox.MOST_WRITES) {
            int to = Math.min(writes.size(), from + Mailbox.MOST_WRITES);
            if (!mailbox.send(new Transaction(arena, writes.subList(from, to)))) {
                LOG.warn("too many parameters with 'retain'; some begin as the file says");
            }
        }
    }

    /**
     * Looks whether something has changed, and stores it then; not more often than once a second.
     */
    synchronized void look(Configuration configuration, ProcessImage image) {
        double[] values = new double[image.layout().cellCount()];
        if (image.read(values) < 0) {
            return;
        }
        Map<String, RetainedFile.Stored> now = new LinkedHashMap<>();
        for (Parameter parameter : configuration.parameters()) {
            ImageCell cell = image.layout().find(parameter.name()).orElse(null);
            if (parameter.retain() && cell != null) {
                double value = values[ImageLayout.index(cell)];
                now.put(parameter.name(), new RetainedFile.Stored(value, parameter.value()));
            }
        }
        if (now.equals(stored)) {
            return;
        }
        try {
            file.write(now);
            stored = now;
            failing = false;
        } catch (IOException e) {
            if (!failing) {
                LOG.error("parameters are not retained: {}", Station.sentence(e));
            }
            failing = true;
        }
    }
}
