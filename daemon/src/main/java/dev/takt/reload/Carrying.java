package dev.takt.reload;

import dev.takt.arena.ArenaLayout;
import dev.takt.arena.CarryOver;
import dev.takt.arena.Slot;
import dev.takt.config.Parameter;
import dev.takt.config.json.Phrase;
import dev.takt.formula.check.Program;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What one loaded configuration takes from another: whatever has the same name, stands in the same
 * section and is of the same size.
 *
 * <p>A block is named by its formula, its kind and its number among the blocks of that kind in the
 * formula, so that no edit of one formula changes the blocks of another. A parameter keeps the
 * value it has, brought inside its limits, unless its value in the file has changed. What a formula
 * of a slow set gave while it was forced is its value where it no longer is.
 */
final class Carrying {
    private final Loaded from;
    private final Loaded to;
    private final CarryOver.Builder copies;
    private final Map<String, Parameter> before = new HashMap<>();
    private final Set<String> forced;
    private final List<String> anew = new ArrayList<>();
    private int blocks;

    private Carrying(Loaded from, Loaded to, Set<String> forced) {
        this.from = from;
        this.to = to;
        this.forced = forced;
        this.copies = CarryOver.builder(from.batch().arena(), to.batch().arena());
        from.configuration().parameters().forEach(one -> before.put(one.name(), one));
    }

    /**
     * @param forced names that stay forced where both have gates for them; the others do not
     */
    static Carrying between(Loaded from, Loaded to, Set<String> forced) {
        Carrying carrying = new Carrying(from, to, forced);
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
                case INPUT, OUTPUT, SIMULATION ->
                        source.ifPresent(other -> copies.copy(other, slot));
                case SIGNAL ->
                        old.find(Program.own(slot.name()))
                                .or(() -> source)
                                .ifPresent(other -> copies.copy(other, slot));
                case PREVIOUS, STATE -> block(source, slot);
                case FORCE -> to.batch().arena().set(slot, 0);
                // The loop writes the clock, tables are the file's, temporaries live in one tick.
                case CLOCK, TABLE, TEMPORARY, PARAMETER -> {}
            }
        }
        gates(old, to.batch().arena().layout());
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

    private void gates(ArenaLayout old, ArenaLayout next) {
        for (String name : to.forcible()) {
            Optional<Slot> own = next.find(Program.own(name));
            if (own.isPresent()) {
                old.find(Program.own(name))
                        .or(() -> old.find(name))
                        .ifPresent(other -> copies.copy(other, own.get()));
            }
            if (forced.contains(name) && from.forcible().contains(name)) {
                for (String cell : List.of(Program.forced(name), Program.until(name))) {
                    copies.copy(old.slot(cell), next.slot(cell));
                }
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
