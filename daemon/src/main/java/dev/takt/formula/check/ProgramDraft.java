package dev.takt.formula.check;

import dev.takt.formula.check.Cell.Kind;
import java.util.ArrayList;
import java.util.List;

/** Numbers the cells, states and tables of a program in the making. */
final class ProgramDraft {
    private final List<Cell> cells = new ArrayList<>();
    private final List<State> states = new ArrayList<>();
    private final List<LookupTable> tables = new ArrayList<>();
    private long stateCells;

    Cell cell(String name, Kind kind, double initial) {
        Cell cell = new Cell(cells.size(), name, kind, initial);
        cells.add(cell);
        return cell;
    }

    State state(String name, int size) {
        State state = new State(states.size(), name, size);
        states.add(state);
        stateCells += size;
        return state;
    }

    LookupTable table(String name, double[] x, double[] y) {
        LookupTable table = new LookupTable(tables.size(), name, x, y);
        tables.add(table);
        return table;
    }

    /** Bytes of all blocks' memory. */
    long stateBytes() {
        return stateCells * Double.BYTES;
    }

    Program program(List<Segment> control, List<Segment> simulation, int formulas) {
        return new Program(
                List.copyOf(cells),
                List.copyOf(states),
                List.copyOf(tables),
                List.copyOf(control),
                List.copyOf(simulation),
                formulas);
    }
}
