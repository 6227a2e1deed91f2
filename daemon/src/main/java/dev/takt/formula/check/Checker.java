package dev.takt.formula.check;

import dev.takt.diagnostic.Diagnostics;
import dev.takt.formula.check.Cell.Kind;
import dev.takt.formula.function.PureFunction;
import dev.takt.formula.syntax.Expression;
import dev.takt.formula.syntax.FormulaParser;
import dev.takt.formula.syntax.Signature;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Turns what a configuration declares into a program, or tells everything that is wrong with its
 * formulas.
 */
public final class Checker {
    private static final long MOST_STATE_BYTES = 256L << 20;
    private static final long MOST_OPERATIONS = 10_000_000;
    private static final String INPUTS = "inputs";
    private static final String OUTPUTS = "outputs";
    private static final String SIMULATION = "simulation";

    private final Declarations declarations;
    private final Diagnostics diagnostics;
    private final ProgramDraft draft = new ProgramDraft();
    private final NameTable names;
    private final List<FormulaUnit> control = new ArrayList<>();
    private final List<FormulaUnit> simulation = new ArrayList<>();
    private final List<Cadence> sets = new ArrayList<>();
    private long operations;

    /** How often a set is evaluated. */
    private record Cadence(String name, int every, int phase) {}

    private Checker(Declarations declarations, Diagnostics diagnostics) {
        this.declarations = declarations;
        this.diagnostics = diagnostics;
        this.names = new NameTable(draft, diagnostics);
    }

    /**
     * Checks all formulas.
     *
     * @param diagnostics takes every mistake and warning
     * @return the program; null if {@code diagnostics} holds an error, whether of this check or
     *     from before
     */
    public static @Nullable Program check(Declarations declarations, Diagnostics diagnostics) {
        return new Checker(declarations, diagnostics).program();
    }

    private @Nullable Program program() {
        declarations.parameters().forEach(names::parameter);
        List<Cell> inputs = declarations.inputs().stream().map(names::input).toList();
        declarations.tables().forEach(names::table);
        List<List<Cell>> formulas = new ArrayList<>();
        for (Declarations.FormulaSet set : declarations.sets()) {
            formulas.add(set.formulas().stream().map(names::formula).toList());
        }
        List<Cell> outputs = declarations.outputs().stream().map(names::output).toList();
        List<Cell> plants = declarations.simulation().stream().map(names::plant).toList();
        declarations.functions().forEach(names::function);
        declarations.natives().forEach(names::foreign);

        checkFunctions();
        lowerInputs(inputs);
        lowerSets(formulas);
        lowerOutputs(outputs);
        lowerSimulation(plants);
        if (draft.stateBytes() > MOST_STATE_BYTES) {
            diagnostics.error(
                    null,
                    "the blocks need "
                            + (draft.stateBytes() >> 20)
                            + " MB of memory; at most "
                            + (MOST_STATE_BYTES >> 20)
                            + " MB");
        }
        List<Segment> ticked = segments(control, sets);
        List<Segment> simulated = segments(simulation, List.of(new Cadence(SIMULATION, 1, 0)));
        if (!diagnostics.hasErrors()) {
            warnOfUnusedInputs(inputs); // a formula with a mistake may be the one that uses it
        }
        int count = formulas.stream().mapToInt(List::size).sum();
        return diagnostics.hasErrors() ? null : draft.program(ticked, simulated, count);
    }

    /** Functions that nothing calls have mistakes too. */
    private void checkFunctions() {
        for (Declarations.Function function : declarations.functions()) {
            Signature signature =
                    FormulaParser.parseSignature(function.signature(), new Diagnostics());
            if (signature == null
                    || !(names.find(signature.name()) instanceof Symbol.UserFunction user)
                    || user.body() == null) {
                continue;
            }
            ProgramDraft scratch = new ProgramDraft();
            Map<String, Term> locals = new HashMap<>();
            for (Signature.Parameter parameter : user.signature().parameters()) {
                Cell cell = scratch.cell(parameter.name(), Kind.TEMPORARY, Double.NaN);
                locals.put(parameter.name(), new Term.Read(cell));
            }
            String name = signature.name();
            FormulaUnit unit =
                    new FormulaUnit(0, scratch.cell(name, Kind.TEMPORARY, Double.NaN), user.at());
            Scope scope = new Scope(user.text(), "function '" + name + "'", locals);
            double dt = declarations.periodSeconds();
            // a function of the simulation may use what only the simulation has
            FormulaLowering body =
                    new FormulaLowering(names, scratch, diagnostics, unit, dt, true, true, scope);
            body.lower(user.body());
            names.calls().add(body.body(name, user.at()));
        }
        names.calls().check(diagnostics);
    }

    private void lowerInputs(List<Cell> cells) {
        sets.add(new Cadence(INPUTS, 1, 0));
        for (int i = 0; i < cells.size(); i++) {
            Declarations.Input input = declarations.inputs().get(i);
            Cell raw = draft.cell(Program.raw(input.name()), Kind.LATCHED, Double.NaN);
            FormulaUnit unit = new FormulaUnit(0, cells.get(i), input.at());
            control.add(unit);
            Term value = new Term.Read(raw);
            if (input.value() != null) {
                String place = "the value of input '" + input.name() + "'";
                Scope scope = new Scope(input.value(), place, Map.of(Builtins.RAW, value));
                value = lower(unit, scope, declarations.periodSeconds(), false);
            }
            if (!Double.isNaN(input.substitute())) {
                Term substitute = new Term.Constant(input.substitute());
                value = Term.Apply.of(PureFunction.DEFAULT, value, substitute);
            }
            unit.add(new Statement.Assign(unit.result(), value), false);
        }
    }

    private void lowerSets(List<List<Cell>> cells) {
        for (int s = 0; s < cells.size(); s++) {
            Declarations.FormulaSet set = declarations.sets().get(s);
            sets.add(new Cadence(set.name(), set.every(), set.phase()));
            double dt = declarations.periodSeconds() * set.every();
            for (int i = 0; i < set.formulas().size(); i++) {
                control.add(formula(set.formulas().get(i), cells.get(s).get(i), s + 1, dt, false));
            }
        }
    }

    private FormulaUnit formula(
            Declarations.Formula formula, Cell cell, int set, double dt, boolean inSimulation) {
        FormulaUnit unit = new FormulaUnit(set, cell, formula.at());
        Scope scope = Scope.of(formula.text(), "formula '" + NameTable.shown(formula.name()) + "'");
        unit.add(new Statement.Assign(cell, lower(unit, scope, dt, inSimulation)), false);
        return unit;
    }

    private void lowerOutputs(List<Cell> cells) {
        int set = sets.size();
        sets.add(new Cadence(OUTPUTS, 1, 0));
        for (int i = 0; i < cells.size(); i++) {
            Declarations.Output output = declarations.outputs().get(i);
            FormulaUnit unit = new FormulaUnit(set, cells.get(i), output.at());
            control.add(unit);
            Scope scope = Scope.of(output.value(), "the value of output '" + output.name() + "'");
            Term demand = lower(unit, scope, declarations.periodSeconds(), false);
            Cell kept = draft.cell(Program.demand(output.name()), Kind.SIGNAL, Double.NaN);
            unit.add(new Statement.Assign(kept, demand), false);
            Term value = limited(output, unit, new Term.Read(kept));
            unit.add(new Statement.Assign(unit.result(), value), false);
        }
    }

    /**
     * Level, limits and slew behind an output's formula; whatever is NaN then becomes the safe
     * value. While outputs are held they are treated as NaN, so that the slew begins at the safe
     * value when they no longer are.
     */
    private Term limited(Declarations.Output output, FormulaUnit unit, Term demand) {
        Term held = new Term.Read(names.held());
        Term value = Term.Apply.of(PureFunction.CHOICE, held, FormulaLowering.NOTHING, demand);
        if (output.binary()) {
            Term level = Term.Apply.of(PureFunction.NE, value, new Term.Constant(0));
            Term valid = Term.Apply.of(PureFunction.OK, value);
            value = Term.Apply.of(PureFunction.CHOICE, valid, level, FormulaLowering.NOTHING);
        }
        if (output.min() > Double.NEGATIVE_INFINITY) {
            value = Term.Apply.of(PureFunction.MAX, value, new Term.Constant(output.min()));
        }
        if (output.max() < Double.POSITIVE_INFINITY) {
            value = Term.Apply.of(PureFunction.MIN, value, new Term.Constant(output.max()));
        }
        Term safe = new Term.Constant(output.safe());
        if (output.slewPerSecond() == Double.POSITIVE_INFINITY) {
            return Term.Apply.of(PureFunction.DEFAULT, value, safe);
        }
        String name = output.name();
        Cell before = draft.cell(name + "$before", Kind.TEMPORARY, Double.NaN);
        State state = draft.state(name + "$slew", 2);
        unit.add(new Statement.Recall(before, state, safe), false);
        Term change = new Term.Constant(output.slewPerSecond() * declarations.periodSeconds());
        Term lowest = Term.Apply.of(PureFunction.SUB, new Term.Read(before), change);
        Term highest = Term.Apply.of(PureFunction.ADD, new Term.Read(before), change);
        value =
                Term.Apply.of(
                        PureFunction.MIN, Term.Apply.of(PureFunction.MAX, value, lowest), highest);
        unit.remember(new Statement.Remember(state, new Term.Read(unit.result())));
        return Term.Apply.of(PureFunction.DEFAULT, value, safe);
    }

    private void lowerSimulation(List<Cell> plants) {
        double dt = declarations.periodSeconds();
        for (int i = 0; i < plants.size(); i++) {
            simulation.add(formula(declarations.simulation().get(i), plants.get(i), 0, dt, true));
        }
        for (Declarations.Input input : declarations.inputs()) {
            if (input.sim() != null) {
                Cell cell = draft.cell(Program.sim(input.name()), Kind.SIMULATION, Double.NaN);
                FormulaUnit unit = new FormulaUnit(0, cell, input.at());
                Scope scope =
                        Scope.of(input.sim(), "the simulation of input '" + input.name() + "'");
                unit.add(new Statement.Assign(cell, lower(unit, scope, dt, true)), false);
                simulation.add(unit);
            }
        }
    }

    private Term lower(FormulaUnit unit, Scope scope, double dt, boolean inSimulation) {
        Expression tree = FormulaParser.parse(scope.text(), diagnostics);
        if (tree == null) {
            return FormulaLowering.NOTHING;
        }
        if (operations > MOST_OPERATIONS) {
            return FormulaLowering.NOTHING;
        }
        FormulaLowering lowering =
                new FormulaLowering(
                        names, draft, diagnostics, unit, dt, inSimulation, false, scope);
        Term value = lowering.lowered(lowering.lower(tree));
        operations += lowering.operations();
        if (operations > MOST_OPERATIONS) {
            diagnostics.error(
                    unit.at(),
                    "all formulas up to here grow beyond "
                            + MOST_OPERATIONS
                            + " operations with their functions inlined",
                    "give the value of a function that is used often a name of its own");
        }
        return value;
    }

    private void warnOfUnusedInputs(List<Cell> inputs) {
        Set<String> used = new HashSet<>();
        for (FormulaUnit unit : control) {
            unit.uses().forEach(cell -> used.add(cell.name()));
        }
        for (Cell input : inputs) {
            String name = input.name();
            boolean needed =
                    used.contains(name)
                            || used.contains(Program.ok(name))
                            || used.contains(Program.age(name));
            if (!needed && names.find(name) instanceof Symbol.Value value) {
                diagnostics.warning(value.at(), "input '" + name + "' is used by no formula");
            }
        }
    }

    /**
     * Formulas in their order, those of one set in a row as one segment; then what prepares the
     * next evaluation.
     */
    private List<Segment> segments(List<FormulaUnit> units, List<Cadence> from) {
        List<Segment> segments = new ArrayList<>();
        List<List<Statement>> late = new ArrayList<>();
        from.forEach(set -> late.add(new ArrayList<>()));
        List<Statement> row = new ArrayList<>();
        int current = 0;
        for (FormulaUnit unit : EvaluationOrder.of(units, diagnostics)) {
            if (unit.set() != current) {
                addSegment(segments, from.get(current), row);
                row = new ArrayList<>();
                current = unit.set();
            }
            row.addAll(unit.statements());
            late.get(unit.set()).addAll(unit.lateStatements());
        }
        addSegment(segments, from.get(current), row);
        for (int i = 0; i < from.size(); i++) {
            addSegment(segments, from.get(i), late.get(i));
        }
        return segments;
    }

    private static void addSegment(
            List<Segment> segments, Cadence set, List<Statement> statements) {
        if (!statements.isEmpty()) {
            segments.add(
                    new Segment(set.name(), set.every(), set.phase(), List.copyOf(statements)));
        }
    }
}
