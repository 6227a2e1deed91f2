package dev.takt.reload;

import dev.takt.arena.ArenaLayout;
import dev.takt.arena.CarryOver;
import dev.takt.arena.Slot;
import dev.takt.config.Parameter;
import dev.takt.config.json.Phrase;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one loaded configuration takes from another: whatever has the same name, stands in the same
 * section and is of the same size.
 *
 * <p>A block is named by its formula, its kind and its number among the blocks of that kind in the
 * formula, so that no edit of one formula changes the blocks of another. A parameter keeps the
 * value it has, brought inside its limits, unless its value in the file has changed.
 */
final class Carrying {
    private final Loaded from;
    private final Loaded to;
    private final CarryOver.Builder copies;
    private final Map<String, Parameter> before = new HashMap<>();
    private final List<String> anew = new ArrayList<>();
    private int blocks;

    private Carrying(Loaded from, Loaded to) {
        this.from = from;
        this.to = to;
        this.copies = CarryOver.builder(from.batch().arena(), to.batch().arena());
        from.configuration().parameters().forEach(one -> before.put(one.name(), one));
    }

    static Carrying between(Loaded from, Loaded to) {
        Carrying carrying = new Carrying(from, to);
        carrying.list();
        return carrying;
    }

    private void list() {
        ArenaLayout old = from.batch().arena().layout();
        for (Slot slot : to.batch().arena().layout().slots()) {
            Optional<Slot> source =
                    old.find(slot.name())
                            .filter(other -> other.section() == slot.section())
                            .filter(other -> other.cells() == slot.cells());
            switch (slot.section()) {
                case INPUT, SIGNAL, OUTPUT, SIMULATION ->
                        source.ifPresent(other -> copies.copy(other, slot));
                case PREVIOUS, STATE -> block(source, slot);
                // The loop writes the clock, tables are the file's, temporaries live in one tick.
                case CLOCK, TABLE, TEMPORARY, PARAMETER -> {}
            }
        }
        for (Parameter parameter : to.configuration().parameters()) {
            if (!changed(parameter) && before.containsKey(parameter.name())) {
                copies.copyInside(
                        old.slot(parameter.name()),
                        to.batch().arena().layout().slot(parameter.name()),
                        parameter.min(),
                        parameter.max());
            }
        }
    }

    private void block(Optional<Slot> source, Slot slot) {
        if (source.isPresent()) {
            copies.copy(source.get(), slot);
            blocks++;
        } else {
            anew.add(BlockName.of(slot.name()));
        }
    }

    /** Whether the file gives a known parameter another value than before. */
    private boolean changed(Parameter parameter) {
        Parameter old = before.get(parameter.name());
        return old != null && old.value() != parameter.value();
    }

    CarryOver copies() {
        return copies.build();
    }

    /** What was carried; to be asked for when that has happened. */
    Carried report() {
        List<String> kept = new ArrayList<>();
        List<String> fromFile = new ArrayList<>();
        for (Parameter parameter : to.configuration().parameters()) {
            Parameter old = before.get(parameter.name());
            if (old == null) {
                continue;
            }
            // Nothing writes the old arena any more.
            double live = from.batch().arena().get(slot(from, parameter.name()));
            if (changed(parameter)) {
                fromFile.add(told(parameter.name() + ":", live, parameter.value()));
            } else if (live != parameter.value()) {
                double inside = Math.min(Math.max(live, parameter.min()), parameter.max());
                kept.add(
                        inside == live
                                ? parameter.name() + " = " + Phrase.number(live)
                                : told(parameter.name() + " =", live, inside) + " (new limit)");
            }
        }
        return new Carried(blocks, anew, kept, fromFile);
    }

    private static String told(String name, double live, double now) {
        return name + " " + Phrase.number(live) + " → " + Phrase.number(now);
    }

    private static Slot slot(Loaded loaded, String name) {
        return loaded.batch().arena().layout().slot(name);
    }
}
