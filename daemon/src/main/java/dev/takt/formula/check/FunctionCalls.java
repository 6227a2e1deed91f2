package dev.takt.formula.check;

import dev.takt.diagnostic.Diagnostics;
import dev.takt.diagnostic.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Which user functions call which, to refuse what cannot be inlined before it is tried. */
final class FunctionCalls {
    private final List<Body> bodies = new ArrayList<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Set<String> refused = new HashSet<>();

    /**
     * A call inside a function.
     *
     * @param depth how deep it is nested in the function's body
     */
    record Call(String function, int depth, Span at) {}

    /**
     * What inlining a function costs.
     *
     * @param operations of its body, calls not inlined
     * @param depth of its body
     */
    record Body(String function, Span at, long operations, int depth, List<Call> calls) {}

    void add(Body body) {
        numbers.put(body.function(), bodies.size());
        bodies.add(body);
    }

    /** Tells circles and functions that grow too large; both and their callers are refused. */
    void check(Diagnostics diagnostics) {
        int[][] calls = new int[bodies.size()][];
        for (int i = 0; i < calls.length; i++) {
            calls[i] =
                    bodies.get(i).calls().stream()
                            .filter(call -> numbers.containsKey(call.function()))
                            .mapToInt(call -> numbers.get(call.function()))
                            .toArray();
        }
        long[] operations = new long[calls.length];
        long[] depth = new long[calls.length];
        for (List<Integer> group : Circles.groups(calls)) {
            List<List<Integer>> circles = Circles.in(group, calls);
            circles.forEach(circle -> report(circle, diagnostics));
            if (circles.isEmpty()) {
                measure(group.getFirst(), operations, depth, diagnostics);
            } else {
                group.forEach(function -> refused.add(bodies.get(function).function()));
            }
        }
    }

    /** Whether a function must not be inlined; why has been told. */
    boolean isRefused(String function) {
        return refused.contains(function);
    }

    private void measure(int function, long[] operations, long[] depth, Diagnostics diagnostics) {
        Body body = bodies.get(function);
        operations[function] = body.operations();
        depth[function] = body.depth();
        for (Call call : body.calls()) {
            Integer callee = numbers.get(call.function());
            if (refused.contains(call.function())) {
                refused.add(body.function());
                return;
            }
            if (callee != null) {
                operations[function] += operations[callee];
                depth[function] = Math.max(depth[function], call.depth() + depth[callee]);
            }
        }
        boolean large = operations[function] > FormulaLowering.MOST_OPERATIONS;
        if (large || depth[function] > FormulaLowering.DEEPEST) {
            refused.add(body.function());
            String name = "function '" + NameTable.shown(body.function()) + "'";
            diagnostics.error(body.at(), FormulaLowering.beyond(name, large), null);
        }
    }

    private void report(List<Integer> circle, Diagnostics diagnostics) {
        String path =
                circle.stream()
                        .limit(EvaluationOrder.MOST_SHOWN)
                        .map(function -> NameTable.shown(bodies.get(function).function()))
                        .collect(Collectors.joining(" → "));
        Body first = bodies.get(circle.getFirst());
        String second = bodies.get(circle.get(1 % circle.size())).function();
        String end =
                circle.size() < EvaluationOrder.MOST_SHOWN
                        ? " → " + NameTable.shown(first.function())
                        : " → ... (" + circle.size() + " functions)";
        Span at =
                first.calls().stream()
                        .filter(call -> call.function().equals(second))
                        .findFirst()
                        .orElseThrow()
                        .at();
        diagnostics.error(
                at,
                "functions call each other in a circle: " + path + end,
                "functions are inlined and cannot recur");
    }
}
