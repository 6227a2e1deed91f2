package dev.takt.formula.check;

import dev.takt.diagnostic.Span;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What became of one formula: its statements and the cells that must be up to date before they run.
 *
 * <p>Statements that only prepare the next evaluation (what {@code prev} takes in) are kept apart:
 * they run at the end of the tick and need no order.
 */
final class FormulaUnit {
    private final int set;
    private final Cell result;
    private final Span at;
    private final List<Statement> statements = new ArrayList<>();
    private final List<Statement> late = new ArrayList<>();
    private final List<Statement> remembered = new ArrayList<>();
    private final Set<Cell> needs = new LinkedHashSet<>();
    private final Set<Cell> uses = new LinkedHashSet<>();

    /**
     * @param set number of the set it belongs to
     * @param result the cell it gives a value
     * @param at where the formula's name stands
     */
    FormulaUnit(int set, Cell result, Span at) {
        this.set = set;
        this.result = result;
        this.at = at;
    }

    int set() {
        return set;
    }

    Cell result() {
        return result;
    }

    Span at() {
        return at;
    }

    /** Adds a statement that runs now or, where {@code isLate}, at the end of the tick. */
    void add(Statement statement, boolean isLate) {
        (isLate ? late : statements).add(statement);
        switch (statement) {
            case Statement.Assign assign -> reads(assign.value(), isLate);
            case Statement.Step step -> step.arguments().forEach(term -> reads(term, isLate));
            case Statement.Call call -> call.arguments().forEach(term -> reads(term, isLate));
            case Statement.Recall recall -> reads(recall.initial(), isLate);
            case Statement.Remember remember -> reads(remember.value(), true);
        }
    }

    /** Adds what the next evaluation recalls. */
    void remember(Statement.Remember statement) {
        remembered.add(statement);
        reads(statement.value(), true);
    }

    private void reads(Term term, boolean isLate) {
        switch (term) {
            case Term.Constant constant -> {}
            case Term.Read read -> {
                uses.add(read.cell());
                if (!isLate) {
                    needs.add(read.cell());
                }
            }
            case Term.Apply apply -> apply.arguments().forEach(argument -> reads(argument, isLate));
            case Term.Lookup lookup -> reads(lookup.x(), isLate);
            case Term.Element element -> reads(element.position(), isLate);
        }
    }

    List<Statement> statements() {
        return statements;
    }

    /** What runs at the end of the tick, in order. */
    List<Statement> lateStatements() {
        List<Statement> all = new ArrayList<>(late);
        all.addAll(remembered);
        return all;
    }

    /** Cells that must be up to date before this runs. */
    Set<Cell> needs() {
        return needs;
    }

    /** All cells that are read. */
    Set<Cell> uses() {
        return uses;
    }
}
