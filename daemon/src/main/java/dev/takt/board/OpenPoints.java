package dev.takt.board;

import dev.takt.arena.SignalArena;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hardware that was opened together: it is released point by point as reloads take points away, and
 * for good when none is left or the board is closed.
 *
 * <p>Nothing here throws: what fails on the way is logged, and the rest goes on.
 */
public final class OpenPoints {
    private static final Logger LOG = LoggerFactory.getLogger(OpenPoints.class);

    private record Level(SimulatedIo io, String cell) {}

    private final String board;
    private final Consumer<String> release;
    private final List<? extends AutoCloseable> resources;
    private final Map<String, Level> levels = new HashMap<>();
    private final Set<String> open;
    private List<Bulk> bulks = List.of();

    /**
     * @param board name of the board, for the log
     * @param points what is open
     * @param release gives the hardware of one point back, by its name
     * @param resources what is closed when no point is left, in this order
     */
    public OpenPoints(
            String board,
            Points points,
            Consumer<String> release,
            List<? extends AutoCloseable> resources) {
        this.board = board;
        this.release = release;
        this.resources = List.copyOf(resources);
        this.open = new HashSet<>(points.names());
    }

    /**
     * Says what is latched and posted for some of the points together. To be said before a board is
     * made of them.
     */
    public void together(List<Bulk> found) {
        bulks = List.copyOf(found);
    }

    List<Bulk> bulks() {
        return bulks;
    }

    /**
     * Says that a point of the simulated board shows its level in a cell.
     *
     * @param cell name of the cell; an arena may lack it
     */
    public void show(String point, SimulatedIo io, String cell) {
        levels.put(point, new Level(io, cell));
    }

    /** The level of a point as an arena shows it; none where the point has no level. */
    List<ShownLevel> levels(String point, SignalArena arena) {
        Level level = levels.get(point);
        return level == null ? List.of() : List.of(ShownLevel.of(level.io, level.cell, arena));
    }

    /**
     * Releases all points but some.
     *
     * @return whether nothing is left and everything is closed
     */
    boolean keep(Predicate<String> kept) {
        for (String point : new ArrayList<>(open)) {
            if (!kept.test(point)) {
                open.remove(point);
                attempt("'" + point + "'", () -> release.accept(point));
            }
        }
        if (open.isEmpty()) {
            close();
        }
        return open.isEmpty();
    }

    /** How busy the buses are that were opened. */
    List<BusUse> buses() {
        List<BusUse> buses = new ArrayList<>();
        for (AutoCloseable resource : resources) {
            if (resource instanceof BusUse.Source source) {
                buses.addAll(source.uses());
            }
        }
        return buses;
    }

    /** Closes everything, once the outputs have been left safe. */
    public void close() {
        for (AutoCloseable resource : resources) {
            attempt("board '" + board + "'", resource);
        }
        levels.values().forEach(level -> level.io.unbind());
    }

    static void attempt(String what, AutoCloseable action) {
        try {
            action.close();
        } catch (Exception e) {
            LOG.warn("{}: closing failed: {}", what, e.toString());
        }
    }
}
