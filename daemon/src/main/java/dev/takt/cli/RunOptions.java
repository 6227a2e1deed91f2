package dev.takt.cli;

import dev.takt.config.BoardChoice;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What {@code takt run} was told.
 *
 * @param config the file or directory with the configuration, as the user wrote it
 * @param ticks when to end, in ticks; null for not by that
 * @param durationNanos when to end, in ns; null for not by that
 * @param board the board to use; null for the one that the configuration names
 * @param log where the jitter lines are to go besides; null where that was not said
 * @param hlog where the histograms are to go; null where that was not said
 * @param stateDirectory where to keep what survives the process; null where that was not said
 * @param json whether figures are for a program
 */
record RunOptions(
        Path config,
        @Nullable Long ticks,
        @Nullable Long durationNanos,
        @Nullable BoardChoice board,
        @Nullable Path log,
        @Nullable Path hlog,
        @Nullable Path stateDirectory,
        boolean json) {}
