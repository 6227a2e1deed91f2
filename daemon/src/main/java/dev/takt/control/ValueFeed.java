package dev.takt.control;

import dev.takt.arena.ImageCell;
import dev.takt.loop.Hatch;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** Some signals again and again, each time those of one tick. */
final class ValueFeed implements Feed {
    private final Supplier<Hatch> hatch;
    private final Hatch first;
    private final List<ImageCell> cells;
    private final long periodNanos;
    private long dueNanos;
    private long lastTick = -1;
    private boolean over;

    ValueFeed(Supplier<Hatch> hatch, Hatch first, List<ImageCell> cells, long periodNanos) {
        this.hatch = hatch;
        this.first = first;
        this.cells = cells;
        this.periodNanos = periodNanos;
    }

    @Override
    public long dueNanos() {
        return over ? Long.MAX_VALUE : dueNanos;
    }

    @Override
    public @Nullable Consumer<JsonGenerator> next(long nowNanos) {
        if (over || nowNanos < dueNanos) {
            return null;
        }
        if (hatch.get().image() != first.image()) {
            over = true;
            return json -> json.writeStringProperty("event", "reloaded");
        }
        // The phase is kept; what could not be sent in time is left out.
        long behind = dueNanos == 0 ? 0 : (nowNanos - dueNanos) / periodNanos;
        dueNanos = dueNanos == 0 ? nowNanos + periodNanos : dueNanos + (behind + 1) * periodNanos;
        try {
            Picture picture = Picture.of(first.image());
            if (picture.tick() == lastTick) {
                return null;
            }
            lastTick = picture.tick();
            return json -> {
                json.writeStringProperty("event", "values");
                picture.write(json, cells);
            };
        } catch (RefusedException e) {
            return null;
        }
    }

    @Override
    public boolean over() {
        return over;
    }
}
