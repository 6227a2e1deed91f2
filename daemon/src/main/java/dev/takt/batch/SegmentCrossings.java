package dev.takt.batch;

import dev.takt.formula.check.Cell;
import dev.takt.formula.check.Program;
import dev.takt.formula.check.Segment;
import dev.takt.formula.check.Statement;
import dev.takt.formula.check.Term;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds intermediate results that pass from one segment to another, and so through the arena. */
final class SegmentCrossings {
    private SegmentCrossings() {}

    /** Cells without a name that are assigned in one segment and read in another. */
    static Set<Cell> of(Program program) {
        Set<Cell> crossing = new HashSet<>();
        Map<Cell, Integer> assignedIn = new HashMap<>();
        int number = 0;
        for (List<Segment> schedule : List.of(program.control(), program.simulation())) {
            for (Segment segment : schedule) {
                for (Statement statement : segment.statements()) {
                    noteReads(statement, number, assignedIn, crossing);
                    noteTarget(statement, number, assignedIn);
                }
                number++;
            }
        }
        return crossing;
    }

    private static void noteTarget(
            Statement statement, int segment, Map<Cell, Integer> assignedIn) {
        switch (statement) {
            case Statement.Assign assign -> assignedIn.put(assign.target(), segment);
            case Statement.Step step -> assignedIn.put(step.target(), segment);
            case Statement.Call call -> assignedIn.put(call.target(), segment);
            case Statement.Recall recall -> assignedIn.put(recall.target(), segment);
            case Statement.Remember remember -> {}
        }
    }

    private static void noteReads(
            Statement statement, int segment, Map<Cell, Integer> assignedIn, Set<Cell> crossing) {
        switch (statement) {
            case Statement.Assign assign ->
                    noteReads(assign.value(), segment, assignedIn, crossing);
            case Statement.Step step ->
                    step.arguments()
                            .forEach(term -> noteReads(term, segment, assignedIn, crossing));
            case Statement.Call call ->
                    call.arguments()
                            .forEach(term -> noteReads(term, segment, assignedIn, crossing));
            case Statement.Recall recall ->
                    noteReads(recall.initial(), segment, assignedIn, crossing);
            case Statement.Remember remember ->
                    noteReads(remember.value(), segment, assignedIn, crossing);
        }
    }

    private static void noteReads(
            Term term, int segment, Map<Cell, Integer> assignedIn, Set<Cell> crossing) {
        switch (term) {
            case Term.Constant constant -> {}
            case Term.Read read -> {
                Cell cell = read.cell();
                if (cell.kind() == Cell.Kind.TEMPORARY
                        && !Integer.valueOf(segment).equals(assignedIn.get(cell))) {
                    crossing.add(cell);
                }
            }
            case Term.Apply apply ->
                    apply.arguments()
                            .forEach(
                                    argument -> noteReads(argument, segment, assignedIn, crossing));
            case Term.Lookup lookup -> noteReads(lookup.x(), segment, assignedIn, crossing);
            case Term.Element element ->
                    noteReads(element.position(), segment, assignedIn, crossing);
        }
    }
}
