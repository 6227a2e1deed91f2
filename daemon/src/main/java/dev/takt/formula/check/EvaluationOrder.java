package dev.takt.formula.check;

import dev.takt.diagnostic.Diagnostics;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Puts formulas into an order in which every one comes behind those it needs (Kahn's algorithm),
 * staying in one set as long as it has formulas that are ready, so that a set falls into few
 * segments.
 */
final class EvaluationOrder {
    /** Names of a circle that are printed. */
    static final int MOST_SHOWN = 12;

    private final List<FormulaUnit> units;
    private final int[][] dependents;
    private final int[] open;

    private EvaluationOrder(List<FormulaUnit> units) {
        this.units = units;
        this.open = new int[units.size()];
        this.dependents = dependents();
    }

    /**
     * The units in an order that works. Circles are errors; what hangs in or behind one is left
     * out.
     */
    static List<FormulaUnit> of(List<FormulaUnit> units, Diagnostics diagnostics) {
        EvaluationOrder order = new EvaluationOrder(units);
        List<FormulaUnit> sorted = order.sort();
        if (sorted.size() < units.size()) {
            order.reportCircles(diagnostics);
        }
        return sorted;
    }

    private int[][] dependents() {
        Map<Cell, Integer> definedBy = HashMap.newHashMap(units.size());
        for (int i = 0; i < units.size(); i++) {
            definedBy.put(units.get(i).result(), i);
        }
        List<List<Integer>> lists = new ArrayList<>();
        units.forEach(unit -> lists.add(new ArrayList<>(2)));
        for (int i = 0; i < units.size(); i++) {
            for (Cell cell : units.get(i).needs()) {
                Integer definition = definedBy.get(cell);
                if (definition != null) {
                    lists.get(definition).add(i);
                    open[i]++;
                }
            }
        }
        int[][] arrays = new int[units.size()][];
        Arrays.setAll(arrays, i -> lists.get(i).stream().mapToInt(Integer::intValue).toArray());
        return arrays;
    }

    private List<FormulaUnit> sort() {
        TreeMap<Integer, PriorityQueue<Integer>> ready = new TreeMap<>();
        for (int i = 0; i < units.size(); i++) {
            if (open[i] == 0) {
                makeReady(ready, i);
            }
        }
        List<FormulaUnit> sorted = new ArrayList<>(units.size());
        while (!ready.isEmpty()) {
            Map.Entry<Integer, PriorityQueue<Integer>> set = ready.firstEntry();
            PriorityQueue<Integer> queue = set.getValue();
            while (!queue.isEmpty()) {
                int next = queue.remove();
                sorted.add(units.get(next));
                for (int dependent : dependents[next]) {
                    if (--open[dependent] == 0) {
                        makeReady(ready, dependent);
                    }
                }
            }
            ready.remove(set.getKey());
        }
        return sorted;
    }

    private void makeReady(Map<Integer, PriorityQueue<Integer>> ready, int unit) {
        ready.computeIfAbsent(units.get(unit).set(), set -> new PriorityQueue<>()).add(unit);
    }

    private void reportCircles(Diagnostics diagnostics) {
        int[][] needs = Circles.reversed(dependents);
        for (List<Integer> group : Circles.groups(needs)) {
            Circles.in(group, needs).forEach(circle -> report(circle, diagnostics));
        }
    }

    /** A circle goes from each formula to one it needs, which is how it reads best. */
    private void report(List<Integer> circle, Diagnostics diagnostics) {
        int first = circle.stream().mapToInt(Integer::intValue).min().orElseThrow();
        List<Integer> turned = new ArrayList<>(circle);
        java.util.Collections.rotate(turned, -circle.indexOf(first));
        turned.add(first);
        String path =
                turned.stream()
                        .limit(MOST_SHOWN)
                        .map(unit -> NameTable.shown(units.get(unit).result().name()))
                        .collect(Collectors.joining(" → "));
        String more = turned.size() > MOST_SHOWN ? " → ... (" + circle.size() + " formulas)" : "";
        diagnostics.error(
                units.get(first).at(),
                "formulas need each other in a circle: " + path + more,
                "prev(name), the value of the preceding evaluation, breaks it");
    }
}
