package dev.takt.service;

import dev.takt.control.Answer;
import dev.takt.control.Command;
import dev.takt.control.Peer;
import dev.takt.control.RefusedException;
import dev.takt.control.Reply;
import dev.takt.control.Request;
import dev.takt.diagnostic.Diagnostic;
import dev.takt.diagnostic.DiagnosticRenderer;
import dev.takt.reload.Carried;
import dev.takt.reload.ReloadResult;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JsonGenerator;

/**
 * The command {@code reload}: answered when it is known what came of it. With {@code previous} it
 * goes back to the configuration before.
 */
final class ReloadRequest implements Command {
    private static final Logger LOG = LoggerFactory.getLogger(ReloadRequest.class);

    /** Diagnostics that are told; the log has all. */
    private static final int MOST_TOLD = 1000;

    private final Supplier<Future<ReloadResult>> reload;
    private final @Nullable Supplier<Future<ReloadResult>> previous;

    /**
     * @param reload begins one and returns at once
     * @param previous the same for the configuration before; null where none is kept
     */
    ReloadRequest(
            Supplier<Future<ReloadResult>> reload,
            @Nullable Supplier<Future<ReloadResult>> previous) {
        this.reload = reload;
        this.previous = previous;
    }

    @Override
    public Answer answer(Request request, Peer peer) throws RefusedException {
        request.allow(Set.of("previous"));
        boolean back = request.flag("previous");
        Supplier<Future<ReloadResult>> wanted = back ? previous : reload;
        if (wanted == null) {
            throw new RefusedException(
                    "nothing_kept",
                    "no configuration is kept: takt run has no directory for it; give it --state-dir DIR");
        }
        LOG.info("{} asked for by {}", back ? "the configuration before" : "reload", peer);
        Future<ReloadResult> coming = wanted.get();
        return _ ->
                coming.isDone() ? new Reply(json -> write(json, coming.resultNow()), null) : null;
    }

    private static void write(JsonGenerator json, ReloadResult result) {
        json.writeBooleanProperty("taken", result.taken());
        json.writeNumberProperty("tick", result.tick());
        Carried carried = result.carried();
        if (carried != null) {
            json.writeStringProperty("carried", carried.told());
        }
        json.writeArrayPropertyStart("diagnostics");
        List<Diagnostic> all = result.diagnostics();
        for (Diagnostic diagnostic : all.subList(0, Math.min(all.size(), MOST_TOLD))) {
            json.writeString(DiagnosticRenderer.render(diagnostic));
        }
        json.writeEndArray();
    }
}
