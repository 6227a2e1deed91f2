package dev.takt.batch;

import dev.takt.formula.check.Cell;
import dev.takt.formula.check.Program;
import dev.takt.formula.check.Segment;
import dev.takt.formula.check.State;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the compiler made of a program: its steps in the order in which a tick runs them.
 *
 * @param steps in order
 * @param written operations and blocks as the user wrote them, functions inlined
 * @param computed operations and blocks that are left after folding and sharing
 */
public record Explanation(List<Step> steps, int written, int computed) {
    /** Getting into a native function and back. */
    private static final int CALL_NANOS = 10;

    private static final int CALL_BYTES = 8;
    private static final Pattern SHARED = Pattern.compile("\\bs\\d+\\b");

    /**
     * One value.
     *
     * @param set the set it belongs to
     * @param every how often the set is evaluated, in ticks
     * @param name the name of the signal, or one like {@code s1} for a value that several formulas
     *     share
     * @param text how it is computed, constants folded, shared values by their names
     * @param costNanos rough cost in ns; for comparing, not for promises
     * @param codeBytes rough size of its bytecode
     * @param stateCells numbers that its block keeps, 0 for a value without memory
     * @param shared whether the compiler made up its name: for a value that is computed once and
     *     used several times, or for a block or native call inside a formula
     * @param foreign whether it is a call of a native function, whose own time is not known
     */
    public record Step(
            String set,
            int every,
            String name,
            String text,
            int costNanos,
            int codeBytes,
            int stateCells,
            boolean shared,
            boolean foreign) {
        private Step asForeign() {
            return new Step(set, every, name, text, costNanos, codeBytes, stateCells, shared, true);
        }
    }

    /** Explains a program. */
    public static Explanation of(Program program) {
        List<Step> steps = new ArrayList<>();
        int written = 0;
        int computed = 0;
        Set<Cell> crossing = SegmentCrossings.of(program);
        List<Segment> segments = new ArrayList<>(program.control());
        segments.addAll(program.simulation());
        int shared = 0;
        for (Segment segment : segments) {
            Writer writer = new Writer(segment, ValueGraph.of(segment, crossing, true), shared);
            steps.addAll(writer.steps());
            shared = writer.shared;
            computed += writer.operations();
            written += operations(ValueGraph.of(segment, crossing, false));
        }
        return new Explanation(List.copyOf(steps), written, computed);
    }

    /**
     * The step of a name and, in front of it, the shared values it uses; empty for an unknown name.
     */
    public List<Step> of(String name) {
        Set<String> wanted = new HashSet<>(Set.of(name));
        List<Step> found = new ArrayList<>();
        for (Step step : steps.reversed()) {
            if (wanted.contains(step.name())) {
                found.addFirst(step);
                SHARED.matcher(step.text()).results().forEach(use -> wanted.add(use.group()));
            }
        }
        found.removeIf(step -> !step.name().equals(name) && !step.shared());
        return found;
    }

    private static int operations(ValueGraph graph) {
        Placement placement = Placement.of(graph, CodeSize.of(true));
        int count = 0;
        for (Node node : graph.nodes()) {
            boolean operation = !(node instanceof Node.Constant || node instanceof Node.Load);
            count += operation && (node instanceof Node.Result || placement.isUsed(node)) ? 1 : 0;
        }
        return count;
    }

    /** Writes the steps of one segment. */
    private static final class Writer {
        private final Segment segment;
        private final ValueGraph graph;
        private final ProcedurePlan plan;
        private final CodeSize size = CodeSize.of(true);
        private final Map<Integer, String> names = new HashMap<>();
        private final Set<Integer> made = new LinkedHashSet<>();
        private int shared;

        Writer(Segment segment, ValueGraph graph, int shared) {
            this.segment = segment;
            this.graph = graph;
            this.plan = ProcedurePlan.of(graph, size);
            this.shared = shared;
            for (ValueGraph.Placed placed : graph.actions()) {
                if (placed.action() instanceof Action.Store store && named(store.value())) {
                    names.putIfAbsent(store.value().id(), store.cell().name());
                }
            }
        }

        int operations() {
            return Explanation.operations(graph);
        }

        private boolean named(Node node) {
            return plan.placement().isKept(node) && !(node instanceof Node.Load);
        }

        List<Step> steps() {
            List<Step> steps = new ArrayList<>();
            for (ProcedurePlan.Procedure procedure : plan.procedures()) {
                for (ProcedurePlan.Item item : procedure.items()) {
                    Step step = step(item);
                    if (step != null) {
                        steps.add(step);
                    }
                }
            }
            return steps;
        }

        private @Nullable Step step(ProcedurePlan.Item item) {
            return switch (item) {
                case ProcedurePlan.Item.Keep keep ->
                        keep.node() instanceof Node.Load
                                ? null
                                : step(
                                        keep.node(),
                                        value(keep.node()),
                                        cost(keep.node()),
                                        bytes(keep.node()),
                                        0);
                case ProcedurePlan.Item.Act act -> step(act.action());
            };
        }

        private @Nullable Step step(Action action) {
            return switch (action) {
                case Action.Store store -> {
                    String name = store.cell().name();
                    boolean told =
                            name.equals(names.get(store.value().id()))
                                    && made.contains(store.value().id());
                    Node value = store.value();
                    yield told
                            ? null
                            : step(
                                    name,
                                    text(value),
                                    cost(value),
                                    size.of(store) + bytes(value),
                                    0,
                                    false);
                }
                case Action.Step step -> {
                    State state = step.statement().state();
                    List<String> arguments = step.operands().stream().map(this::text).toList();
                    String text =
                            step.statement().kind().blockName()
                                    + "("
                                    + String.join(", ", arguments)
                                    + ")";
                    int cost = 10 + step.operands().stream().mapToInt(this::cost).sum();
                    int bytes = 20 + step.operands().stream().mapToInt(this::bytes).sum();
                    yield step(step.result(), text, cost, bytes, state.cells());
                }
                case Action.Call call -> {
                    List<String> arguments = call.operands().stream().map(this::text).toList();
                    String text = call.function().name() + "(" + String.join(", ", arguments) + ")";
                    int cost = CALL_NANOS + call.operands().stream().mapToInt(this::cost).sum();
                    int bytes = CALL_BYTES + call.operands().stream().mapToInt(this::bytes).sum();
                    yield step(call.result(), text, cost, bytes, 0).asForeign();
                }
                case Action.Recall recall -> {
                    String text = "prev(..., " + text(recall.initial()) + ")";
                    yield step(recall.result(), text, 2, size.of(recall), recall.state().cells());
                }
                case Action.Remember remember -> {
                    String text = text(remember.value());
                    int bytes = size.of(remember) + bytes(remember.value());
                    yield step(
                            "next " + remember.state().name(),
                            text,
                            cost(remember.value()),
                            bytes,
                            0,
                            false);
                }
            };
        }

        private Step step(Node node, String text, int cost, int bytes, int cells) {
            String name = names.get(node.id());
            boolean isShared = name == null;
            if (name == null) {
                name = "s" + ++shared;
                names.put(node.id(), name);
            }
            made.add(node.id());
            return step(name, text, cost, bytes, cells, isShared);
        }

        private Step step(
                String name, String text, int cost, int bytes, int cells, boolean isShared) {
            return new Step(
                    segment.set(),
                    segment.every(),
                    name,
                    text,
                    cost,
                    bytes,
                    cells,
                    isShared,
                    false);
        }

        /** The name of a value that has been computed, else how it is computed. */
        private String text(Node node) {
            String name = names.get(node.id());
            return name != null && made.contains(node.id()) ? name : value(node);
        }

        private String value(Node node) {
            return switch (node) {
                case Node.Constant constant -> number(constant.value());
                case Node.Load load -> load.cell().name();
                case Node.Result result -> names.getOrDefault(result.id(), "?");
                case Node.Lookup lookup ->
                        "lut("
                                + lookup.table().name()
                                + ", "
                                + text(lookup.operands().get(0))
                                + ")";
                case Node.Element element ->
                        element.table().name() + "[" + text(element.operands().get(0)) + "]";
                case Node.Apply apply -> apply(apply);
            };
        }

        /** As the language writes it. */
        private static String number(double value) {
            if (Double.isNaN(value)) {
                return "nan";
            }
            if (Double.isInfinite(value)) {
                return value > 0 ? "inf" : "-inf";
            }
            boolean whole = value == Math.rint(value) && Math.abs(value) < 1e15;
            boolean negativeZero = value == 0 && 1 / value < 0;
            return whole && !negativeZero ? Long.toString((long) value) : Double.toString(value);
        }

        private String apply(Node.Apply apply) {
            List<String> parts = apply.operands().stream().map(this::text).toList();
            boolean operator = apply.function().isOperator() && !apply.function().isCallable();
            String label = apply.function().label();
            if (operator && parts.size() == 2) {
                return "(" + parts.get(0) + " " + label + " " + parts.get(1) + ")";
            }
            if (operator && parts.size() == 1) {
                return label + parts.get(0);
            }
            return label + "(" + String.join(", ", parts) + ")";
        }

        private int cost(Node node) {
            int own = node instanceof Node.Apply apply ? apply.function().costNanos() : 1;
            return own + inside(node).stream().mapToInt(this::cost).sum();
        }

        private int bytes(Node node) {
            return size.of(node) + inside(node).stream().mapToInt(this::bytes).sum();
        }

        /** Operands that are computed as part of it. */
        private List<Node> inside(Node node) {
            return node.operands().stream()
                    .filter(operand -> !made.contains(operand.id()))
                    .toList();
        }
    }
}
