package dev.takt.batch;

import dev.takt.formula.check.Cell;
import dev.takt.formula.check.LookupTable;
import dev.takt.formula.check.Segment;
import dev.takt.formula.check.Statement;
import dev.takt.formula.check.Term;
import dev.takt.formula.function.PureFunction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The values of one segment, each of them once, and the actions that use them.
 *
 * <p>Equal terms are one value (value numbering), a cell assigned in the segment is its value and
 * not a load, and what {@link Simplification} can do without changing a bit is done as values are
 * made. Without optimiser every term is a value of its own.
 */
final class ValueGraph {
    /** An action and how many values existed when it was added: those it may use. */
    record Placed(Action action, int before) {}

    private record Key(Object what, List<Integer> operands) {
        // Written out, as those of a record are linked when they are first called: 10 ms of a
        // start.
        @Override
        public boolean equals(Object other) {
            return other instanceof Key key
                    && what.equals(key.what)
                    && operands.equals(key.operands);
        }

        @Override
        public int hashCode() {
            return 31 * what.hashCode() + operands.hashCode();
        }
    }

    private final boolean optimise;
    private final Set<Cell> stored;
    private final List<Node> nodes = new ArrayList<>();
    private final List<Placed> actions = new ArrayList<>();
    private final Map<Key, Node> known = new HashMap<>();
    private final Map<Cell, Node> assigned = new HashMap<>();

    private ValueGraph(boolean optimise, Set<Cell> stored) {
        this.optimise = optimise;
        this.stored = stored;
    }

    /**
     * The graph of a segment.
     *
     * @param stored the cells without a name that other segments read: they are written to the
     *     arena like named ones
     */
    static ValueGraph of(Segment segment, Set<Cell> stored, boolean optimise) {
        ValueGraph graph = new ValueGraph(optimise, stored);
        segment.statements().forEach(graph::add);
        return graph;
    }

    /** All values; number i stands at place i. */
    List<Node> nodes() {
        return nodes;
    }

    /** All actions in order. */
    List<Placed> actions() {
        return actions;
    }

    /** How often the segment reads or writes a cell. */
    int accesses() {
        int count = 0;
        for (Node node : nodes) {
            count += node instanceof Node.Load ? 1 : 0;
        }
        for (Placed placed : actions) {
            count +=
                    switch (placed.action()) {
                        case Action.Store store -> 1;
                        case Action.Recall recall -> 2;
                        case Action.Remember remember -> 2;
                        case Action.Step step -> 0;
                        case Action.Call call -> 0;
                    };
        }
        return count;
    }

    private void add(Statement statement) {
        switch (statement) {
            case Statement.Assign assign -> assign(assign.target(), value(assign.value()));
            case Statement.Step step -> {
                List<Node> operands = step.arguments().stream().map(this::value).toList();
                Node.Result result = result();
                act(new Action.Step(step, operands, result));
                assign(step.target(), result);
            }
            case Statement.Call call -> {
                List<Node> operands = call.arguments().stream().map(this::value).toList();
                Node.Result result = result();
                act(new Action.Call(call.function(), operands, result));
                assign(call.target(), result);
            }
            case Statement.Recall recall -> {
                Node initial = value(recall.initial());
                Node.Result result = result();
                act(new Action.Recall(recall.state(), initial, result));
                assign(recall.target(), result);
            }
            case Statement.Remember remember ->
                    act(new Action.Remember(remember.state(), value(remember.value())));
        }
    }

    private void assign(Cell cell, Node value) {
        assigned.put(cell, value);
        if (cell.kind() != Cell.Kind.TEMPORARY || stored.contains(cell)) {
            act(new Action.Store(cell, value));
        }
    }

    private void act(Action action) {
        actions.add(new Placed(action, nodes.size()));
    }

    private Node.Result result() {
        Node.Result result = new Node.Result(nodes.size());
        nodes.add(result);
        return result;
    }

    private Node value(Term term) {
        return switch (term) {
            case Term.Constant constant -> constant(constant.value());
            case Term.Read read -> read(read.cell());
            case Term.Apply apply ->
                    apply(apply.function(), apply.arguments().stream().map(this::value).toList());
            case Term.Lookup lookup -> lookup(lookup.table(), value(lookup.x()));
            case Term.Element element -> element(element.table(), value(element.position()));
        };
    }

    private Node read(Cell cell) {
        Node value = assigned.get(cell);
        if (value != null && (optimise || cell.kind() == Cell.Kind.TEMPORARY)) {
            return value;
        }
        return unique(new Key(cell, List.of()), id -> new Node.Load(id, cell));
    }

    Node constant(double value) {
        long bits = Double.doubleToRawLongBits(value);
        return unique(new Key(bits, List.of()), id -> new Node.Constant(id, value));
    }

    /** The value of a function; simplified where that changes no bit. */
    Node apply(PureFunction function, List<Node> operands) {
        if (optimise) {
            Node simpler = Simplification.of(this, function, operands);
            if (simpler != null) {
                return simpler;
            }
        }
        List<Integer> ids = operands.stream().map(Node::id).toList();
        return unique(new Key(function, ids), id -> new Node.Apply(id, function, operands));
    }

    private Node lookup(LookupTable table, Node x) {
        Key key = new Key("lookup " + table.index(), List.of(x.id()));
        return unique(key, id -> new Node.Lookup(id, table, List.of(x)));
    }

    private Node element(LookupTable table, Node position) {
        Key key = new Key("element " + table.index(), List.of(position.id()));
        return unique(key, id -> new Node.Element(id, table, List.of(position)));
    }

    private Node unique(Key key, java.util.function.IntFunction<Node> make) {
        Node same = optimise ? known.get(key) : null;
        if (same != null) {
            return same;
        }
        Node node = make.apply(nodes.size());
        nodes.add(node);
        known.put(key, node);
        return node;
    }
}
