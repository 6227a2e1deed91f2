package dev.takt.batch;

import dev.takt.arena.ArenaLayout;
import dev.takt.arena.Section;
import dev.takt.arena.Slot;
import dev.takt.formula.check.Addresses;
import dev.takt.formula.check.Cell;
import dev.takt.formula.check.LookupTable;
import dev.takt.formula.check.Program;
import dev.takt.formula.check.State;
import dev.takt.formula.check.Statement;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Where a program's cells, states and tables lie in the arena, and what they hold before the first
 * tick. Cells lie in the order in which the tick assigns them.
 *
 * @param layout the arena's layout
 * @param addresses the same by number
 * @param spill byte offset of the cells that compiled code uses between its methods
 * @param ranges which part of the cells is written by whom
 */
public record ProgramLayout(ArenaLayout layout, Addresses addresses, long spill, Ranges ranges) {
    /**
     * Numbers of cells, each range with its end.
     *
     * @param results first cell that only the batch writes; those before it are written by loop,
     *     board and user
     * @param temporaries first cell behind the results, of those nobody else reads
     * @param states first cell behind those
     */
    record Ranges(int results, int temporaries, int states) {}

    private static final String SPILL = "$spill";

    /** The layout of a program that needs no cells besides its own. */
    public static ProgramLayout of(Program program) {
        return of(program, 0);
    }

    static ProgramLayout of(Program program, int spilled) {
        ArenaLayout.Builder builder = ArenaLayout.builder();
        for (Cell cell : inOrderOfEvaluation(program)) {
            builder.add(section(cell), cell.name(), 1);
        }
        Set<State> previous = new LinkedHashSet<>();
        forEach(program, statement -> previous.addAll(kept(statement)));
        for (State state : program.states()) {
            Section section = previous.contains(state) ? Section.PREVIOUS : Section.STATE;
            builder.add(section, state.name(), state.cells());
        }
        program.tables()
                .forEach(table -> builder.add(Section.TABLE, table.name(), 2 * table.points()));
        if (spilled > 0) {
            builder.add(Section.TEMPORARY, SPILL, spilled);
        }
        ArenaLayout layout = builder.build();
        long[] cells =
                program.cells().stream().mapToLong(cell -> offset(layout, cell.name())).toArray();
        long[] states =
                program.states().stream()
                        .mapToLong(state -> offset(layout, state.name()))
                        .toArray();
        long[] tables =
                program.tables().stream()
                        .mapToLong(table -> offset(layout, table.name()))
                        .toArray();
        long spill = spilled > 0 ? offset(layout, SPILL) : 0;
        return new ProgramLayout(
                layout, new Addresses(cells, states, tables), spill, ranges(layout));
    }

    private static Ranges ranges(ArenaLayout layout) {
        int results = 0;
        int temporaries = 0;
        int states = 0;
        for (Slot slot : layout.slots()) {
            int end = index(slot.offset() + slot.byteSize());
            switch (slot.section()) {
                case CLOCK, INPUT, PARAMETER -> results = end;
                case SIGNAL, OUTPUT, SIMULATION, PREVIOUS -> temporaries = end;
                case TEMPORARY -> states = end;
                case STATE, TABLE, FORCE -> {}
            }
        }
        int behindResults = Math.max(results, temporaries);
        return new Ranges(results, behindResults, Math.max(behindResults, states));
    }

    /** The number of the cell at an offset. */
    static int index(long offset) {
        return Math.toIntExact(offset / Slot.CELL_BYTES);
    }

    /**
     * Fills a memory of this layout with what it holds before the first tick: blocks fresh, signals
     * not valid.
     */
    public void initialise(Program program, MemorySegment memory) {
        memory.fill((byte) 0);
        for (Cell cell : program.cells()) {
            memory.set(ValueLayout.JAVA_DOUBLE, addresses.of(cell), cell.initial());
        }
        for (LookupTable table : program.tables()) {
            for (int i = 0; i < table.points(); i++) {
                long shift = (long) i * Double.BYTES;
                memory.set(ValueLayout.JAVA_DOUBLE, addresses.x(table) + shift, table.x()[i]);
                memory.set(ValueLayout.JAVA_DOUBLE, addresses.y(table) + shift, table.y()[i]);
            }
        }
    }

    private static long offset(ArenaLayout layout, String name) {
        return layout.slot(name).offset();
    }

    private static Set<Cell> inOrderOfEvaluation(Program program) {
        Set<Cell> ordered = new LinkedHashSet<>();
        forEach(
                program,
                statement -> {
                    switch (statement) {
                        case Statement.Assign assign -> ordered.add(assign.target());
                        case Statement.Step step -> ordered.add(step.target());
                        case Statement.Call call -> ordered.add(call.target());
                        case Statement.Recall recall -> ordered.add(recall.target());
                        case Statement.Remember remember -> {}
                    }
                });
        ordered.addAll(program.cells());
        return ordered;
    }

    private static List<State> kept(Statement statement) {
        return statement instanceof Statement.Recall recall ? List.of(recall.state()) : List.of();
    }

    private static void forEach(Program program, Consumer<Statement> consumer) {
        program.control().forEach(segment -> segment.statements().forEach(consumer));
        program.simulation().forEach(segment -> segment.statements().forEach(consumer));
    }

    private static Section section(Cell cell) {
        return switch (cell.kind()) {
            case CLOCK -> Section.CLOCK;
            case LATCHED -> Section.INPUT;
            case PARAMETER -> Section.PARAMETER;
            case SIGNAL -> Section.SIGNAL;
            case OUTPUT -> Section.OUTPUT;
            case SIMULATION -> Section.SIMULATION;
            case TEMPORARY -> Section.TEMPORARY;
            case FORCED -> Section.FORCE;
        };
    }
}
