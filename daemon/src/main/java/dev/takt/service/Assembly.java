package dev.takt.service;

import dev.takt.arena.SignalArena;
import dev.takt.batch.BatchCompiler;
import dev.takt.batch.CompiledBatch;
import dev.takt.board.Board;
import dev.takt.board.BoardException;
import dev.takt.board.ChannelBoard;
import dev.takt.board.Points;
import dev.takt.board.pi4j.Boards;
import dev.takt.config.BoardChoice;
import dev.takt.config.Configuration;
import dev.takt.loop.Hatch;
import dev.takt.reload.Loaded;
import org.jspecify.annotations.Nullable;

/**
 * A configuration put together so that a loop can begin with it.
 *
 * @param loaded what it begins with
 * @param stage where ticks are rehearsed so that no real output moves for it; null: on the board
 *     itself
 * @param hatch where others read the signals and change parameters
 */
record Assembly(Loaded loaded, @Nullable Board stage, Hatch hatch) {
    /**
     * Compiles a configuration and opens its board, which has every output safe from then on.
     *
     * @param station where others will find it
     * @throws BoardException if the board cannot be opened; nothing is left open then
     */
    static Assembly of(Configuration configuration, BoardChoice choice, Station station)
            throws BoardException {
        CompiledBatch batch =
                BatchCompiler.compile(configuration.program(), SignalArena::collected);
        Points points = Points.of(configuration);
        ChannelBoard board = Boards.open(choice, points, batch.arena());
        Hatch hatch = station.make(configuration, batch.arena());
        Loaded loaded = Loaded.of(configuration, batch, board, hatch);
        if (loaded.simulated()) {
            return new Assembly(loaded, null, hatch);
        }
        boolean opened = false;
        try {
            Board stage = Boards.open(BoardChoice.SIM, points, batch.arena());
            opened = true;
            return new Assembly(loaded, stage, hatch);
        } finally {
            if (!opened) {
                board.close();
            }
        }
    }
}
