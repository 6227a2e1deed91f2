package dev.takt.force;

import dev.takt.formula.check.Cell;
import dev.takt.formula.check.Program;
import dev.takt.formula.check.Segment;
import dev.takt.formula.check.Statement;
import dev.takt.formula.check.Term;
import dev.takt.formula.function.PureFunction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * A program in which some names can be forced.
 *
 * <p>{@code x = formula} becomes {@code x = tick < x$until ? x$forced : formula}, with two cells
 * that the loop is sent through its mailbox: so whatever reads x sees the forced value in the same
 * tick, the force ends in the very tick it is meant to, and blocks inside the formula go on. Of an
 * output it is the value of its formula that is forced, before level, limits, slew and {@code
 * safe}. The formula of a slow set gives {@code x$own} when its set is due, and x is {@code tick <
 * x$until ? x$forced : x$own} in every tick. All cells that have a name lie where they did.
 */
public final class ForcedProgram {
    private static final String SET = "forces";

    private final Program program;
    private final List<Cell> cells;
    private final Map<String, Cell> byName = new HashMap<>();
    private final Cell tick;
    private final Map<Cell, String> targets = new HashMap<>();
    private final List<Segment> control = new ArrayList<>();

    private ForcedProgram(Program program) {
        this.program = program;
        this.cells = new ArrayList<>(program.cells());
        cells.forEach(cell -> byName.put(cell.name(), cell));
        this.tick = Objects.requireNonNull(byName.get(Program.TICK), "every program has it");
    }

    /**
     * The program with gates for some names, none of them closed.
     *
     * @param names inputs, formulas and outputs of the program
     * @throws IllegalArgumentException if one of them is none of these
     */
    public static Program of(Program program, Set<String> names) {
        return names.isEmpty() ? program : new ForcedProgram(program).with(names);
    }

    private Program with(Set<String> names) {
        for (String name : names) {
            Cell demand = byName.get(Program.demand(name));
            Cell target = demand == null ? byName.get(name) : demand;
            if (target == null || target.kind() != Cell.Kind.SIGNAL) {
                throw new IllegalArgumentException("'" + name + "' cannot be forced");
            }
            targets.put(target, name);
        }
        program.control().forEach(this::segment);
        return new Program(
                List.copyOf(cells),
                program.states(),
                program.tables(),
                List.copyOf(control),
                program.simulation(),
                program.formulas());
    }

    private void segment(Segment segment) {
        List<Statement> row = new ArrayList<>();
        for (Statement statement : segment.statements()) {
            Statement.Assign assign = statement instanceof Statement.Assign one ? one : null;
            String name = assign == null ? null : targets.get(assign.target());
            if (assign == null || name == null) {
                row.add(statement);
            } else if (segment.every() == 1) {
                row.add(gate(name, assign.target(), assign.value()));
            } else {
                double initial = assign.target().initial();
                Cell own = cell(Program.own(name), Cell.Kind.TEMPORARY, initial);
                row.add(new Statement.Assign(own, assign.value()));
                add(segment, row);
                row = new ArrayList<>();
                Statement gate = gate(name, assign.target(), new Term.Read(own));
                control.add(new Segment(SET, 1, 0, List.of(gate)));
            }
        }
        add(segment, row);
    }

    private void add(Segment like, List<Statement> row) {
        if (!row.isEmpty()) {
            control.add(new Segment(like.set(), like.every(), like.phase(), List.copyOf(row)));
        }
    }

    private Statement gate(String name, Cell target, Term value) {
        Cell forced = cell(Program.forced(name), Cell.Kind.FORCED, 0);
        Cell until = cell(Program.until(name), Cell.Kind.FORCED, 0);
        Term holds = Term.Apply.of(PureFunction.LT, new Term.Read(tick), new Term.Read(until));
        return new Statement.Assign(
                target, Term.Apply.of(PureFunction.CHOICE, holds, new Term.Read(forced), value));
    }

    private Cell cell(String name, Cell.Kind kind, double initial) {
        Cell cell = new Cell(cells.size(), name, kind, initial);
        cells.add(cell);
        return cell;
    }
}
