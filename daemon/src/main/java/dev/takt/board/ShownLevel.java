package dev.takt.board;

import dev.takt.LoopThread;
import dev.takt.arena.SignalArena;
import dev.takt.arena.Slot;
import org.jspecify.annotations.Nullable;

/**
 * A level of the simulated board and the cell that shows it.
 *
 * @param level the input or output
 * @param arena what it is shown in
 * @param slot where; null where this arena has no such cell
 */
record ShownLevel(SimulatedIo level, SignalArena arena, @Nullable Slot slot) {
    static ShownLevel of(SimulatedIo level, String cell, SignalArena arena) {
        return new ShownLevel(level, arena, arena.layout().find(cell).orElse(null));
    }

    /** Moves the level to where it is shown here. */
    @LoopThread
    void show() {
        if (slot == null) {
            level.unbind();
        } else {
            level.bindTo(arena.memory(), slot.offset());
        }
    }
}
