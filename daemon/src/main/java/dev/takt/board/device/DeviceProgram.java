package dev.takt.board.device;

import dev.takt.diagnostic.Diagnostics;
import dev.takt.diagnostic.Source;
import dev.takt.diagnostic.Span;
import dev.takt.formula.check.Addresses;
import dev.takt.formula.check.Cell;
import dev.takt.formula.check.Checker;
import dev.takt.formula.check.Declarations;
import dev.takt.formula.check.Program;
import dev.takt.formula.check.Segment;
import dev.takt.formula.check.Statement;
import dev.takt.formula.check.Term;
import dev.takt.formula.interpret.Interpreter;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Formulas of a descriptor over given names, computed by the interpreter.
 *
 * <p>Descriptors have no blocks that remember: each evaluation stands for itself.
 */
final class DeviceProgram {
    private static final Span NOWHERE = new Source("descriptor", "").span(0, 0);

    private final Program program;

    private DeviceProgram(Program program) {
        this.program = program;
    }

    /**
     * Whether formulas can see these names: none is reserved, none is there twice.
     *
     * @param names with their places
     * @param outputs whether formulas see {@link DeviceOutputs#NAMES} too
     * @param diagnostics takes every mistake, with the place of the name
     */
    static boolean areNames(
            List<Declarations.Parameter> names, boolean outputs, Diagnostics diagnostics) {
        List<Declarations.Parameter> all = new ArrayList<>();
        if (outputs) {
            DeviceOutputs.NAMES.forEach(
                    name -> all.add(new Declarations.Parameter(name, NOWHERE, Double.NaN)));
        }
        all.addAll(names);
        return check(all, List.of(), diagnostics) != null;
    }

    /**
     * Checks formulas.
     *
     * @param names what they see besides each other
     * @param diagnostics takes every mistake
     * @return null where there is one
     */
    static @Nullable DeviceProgram check(
            Collection<String> names, List<NamedFormula> formulas, Diagnostics diagnostics) {
        List<Declarations.Parameter> parameters =
                names.stream()
                        .map(name -> new Declarations.Parameter(name, NOWHERE, Double.NaN))
                        .toList();
        return check(parameters, formulas, diagnostics);
    }

    private static @Nullable DeviceProgram check(
            List<Declarations.Parameter> parameters,
            List<NamedFormula> formulas,
            Diagnostics diagnostics) {
        List<Declarations.Formula> declared = new ArrayList<>();
        for (NamedFormula formula : formulas) {
            declared.add(new Declarations.Formula(formula.name(), formula.at(), formula.text()));
        }
        List<Declarations.FormulaSet> sets =
                List.of(new Declarations.FormulaSet("device", NOWHERE, 1, 0, declared));
        Declarations all =
                new Declarations(
                        1,
                        parameters,
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        sets,
                        List.of(),
                        List.of());
        Program program = Checker.check(all, diagnostics);
        if (program == null) {
            return null;
        }
        if (!program.states().isEmpty()) {
            diagnostics.error(
                    formulas.getFirst().at(),
                    "a descriptor has no blocks that remember",
                    "filters belong into the configuration");
            return null;
        }
        return new DeviceProgram(program);
    }

    Program program() {
        return program;
    }

    /** The names that a formula needs, directly or through others; itself included. */
    Set<String> needs(String formula) {
        Map<Cell, Term> assigned = new HashMap<>();
        for (Segment segment : program.control()) {
            for (Statement statement : segment.statements()) {
                if (statement instanceof Statement.Assign assign) {
                    assigned.put(assign.target(), assign.value());
                }
            }
        }
        Set<Cell> needed = new LinkedHashSet<>();
        Deque<Cell> open = new ArrayDeque<>();
        program.cells().stream().filter(cell -> cell.name().equals(formula)).forEach(open::add);
        while (!open.isEmpty()) {
            Cell cell = open.remove();
            Term value = assigned.get(cell);
            if (needed.add(cell) && value != null) {
                collect(value, open);
            }
        }
        return needed.stream().map(Cell::name).collect(Collectors.toSet());
    }

    private static void collect(Term term, Collection<Cell> cells) {
        switch (term) {
            case Term.Constant _ -> {
                // Needs nothing.
            }
            case Term.Read read -> cells.add(read.cell());
            case Term.Apply apply -> apply.arguments().forEach(one -> collect(one, cells));
            case Term.Lookup lookup -> collect(lookup.x(), cells);
            case Term.Element element -> collect(element.position(), cells);
        }
    }

    /**
     * Evaluates all formulas.
     *
     * @param values of the names; one that is missing is NaN
     * @return the values of names and formulas
     */
    Map<String, Double> evaluate(Map<String, Double> values) {
        long[] offsets = new long[program.cells().size()];
        MemorySegment memory = MemorySegment.ofArray(new double[Math.max(1, offsets.length)]);
        for (Cell cell : program.cells()) {
            offsets[cell.index()] = (long) cell.index() * Double.BYTES;
            double value = values.getOrDefault(cell.name(), cell.initial());
            memory.set(ValueLayout.JAVA_DOUBLE, offsets[cell.index()], value);
        }
        new Interpreter(program, memory, new Addresses(offsets, new long[0], new long[0]))
                .evaluate(0, -1);
        Map<String, Double> results = new HashMap<>();
        for (Cell cell : program.cells()) {
            results.put(cell.name(), memory.get(ValueLayout.JAVA_DOUBLE, offsets[cell.index()]));
        }
        return results;
    }
}
