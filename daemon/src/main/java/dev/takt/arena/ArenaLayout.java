package dev.takt.arena;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which name stands where in the arena. Sections follow each other in the order of {@link Section}.
 */
public final class ArenaLayout {
    private final List<Slot> slots;
    private final Map<String, Slot> byName;
    private final long byteSize;

    private ArenaLayout(List<Slot> slots, long byteSize) {
        this.slots = List.copyOf(slots);
        this.byName = HashMap.newHashMap(slots.size());
        for (Slot slot : slots) {
            byName.put(slot.name(), slot);
        }
        this.byteSize = byteSize;
    }

    public static Builder builder() {
        return new Builder();
    }

    /** All slots by rising offset. */
    public List<Slot> slots() {
        return slots;
    }

    /** The slots of one section by rising offset. */
    public List<Slot> slots(Section section) {
        return slots.stream().filter(slot -> slot.section() == section).toList();
    }

    public Optional<Slot> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /**
     * The slot of a name that is known to exist.
     *
     * @throws IllegalArgumentException if no slot has that name
     */
    public Slot slot(String name) {
        Slot slot = byName.get(name);
        if (slot == null) {
            throw new IllegalArgumentException("no slot named '" + name + "' in the arena");
        }
        return slot;
    }

    /** Bytes of the whole arena, at least one cell. */
    public long byteSize() {
        return byteSize;
    }

    /** Gathers names section by section; offsets are given when the layout is built. */
    public static final class Builder {
        private record Entry(String name, int cells) {}

        private final Map<Section, List<Entry>> entries = new EnumMap<>(Section.class);
        private final Map<String, Section> known = new HashMap<>();

        private Builder() {}

        /**
         * Adds a place of one or more cells.
         *
         * @throws IllegalArgumentException if the name exists or {@code cells < 1}
         */
        public Builder add(Section section, String name, int cells) {
            if (cells < 1) {
                throw new IllegalArgumentException(
                        "cells >= 1 expected, got " + cells + " for '" + name + "'");
            }
            if (known.putIfAbsent(name, section) != null) {
                throw new IllegalArgumentException("slot '" + name + "' exists in the arena");
            }
            entries.computeIfAbsent(section, s -> new ArrayList<>()).add(new Entry(name, cells));
            return this;
        }

        public ArenaLayout build() {
            List<Slot> slots = new ArrayList<>();
            long offset = 0;
            for (Map.Entry<Section, List<Entry>> section : entries.entrySet()) {
                for (Entry entry : section.getValue()) {
                    Slot slot = new Slot(entry.name(), section.getKey(), offset, entry.cells());
                    slots.add(slot);
                    offset += slot.byteSize();
                }
            }
            return new ArenaLayout(slots, Math.max(offset, Slot.CELL_BYTES));
        }
    }
}
