package dev.takt.batch;

import dev.takt.formula.function.PureFunction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which values of a graph get a local variable, and in which branch they are computed.
 *
 * <p>A value used once is computed where it is used, so in a branch only where the branch is taken.
 * A value used more often is computed once, in the innermost branch that holds all its uses.
 * Expressions that would grow high or long are cut: the cut value is computed outside of all
 * branches, which bounds stack, method size and the recursion of the writer.
 */
final class Placement {
    /** Weight up to which an expression is written in one piece. */
    private static final int LONGEST = 1000;

    private static final int HIGHEST = 60;

    private final ValueGraph graph;
    private final CodeSize size;
    private final int[] uses;
    private final boolean[] cut;
    private final Branch root = new Branch(null, 0);
    private final @Nullable Branch[] place;
    private final Map<Long, Branch> branches = new HashMap<>();

    /** A branch of a conditional value; the root is the method itself. */
    static final class Branch {
        private final @Nullable Branch parent;
        private final int depth;
        private final List<Node> computed = new ArrayList<>();

        private Branch(@Nullable Branch parent, int depth) {
            this.parent = parent;
            this.depth = depth;
        }

        /** The values to compute into variables when the branch is entered, in order. */
        List<Node> computed() {
            return computed;
        }
    }

    private Placement(ValueGraph graph, CodeSize size) {
        this.graph = graph;
        this.size = size;
        int count = graph.nodes().size();
        this.uses = new int[count];
        this.cut = new boolean[count];
        this.place = new @Nullable Branch[count];
    }

    static Placement of(ValueGraph graph, CodeSize size) {
        Placement placement = new Placement(graph, size);
        placement.countUses();
        placement.findPlaces();
        placement.cutLargeExpressions();
        placement.findPlaces();
        placement.fillBranches();
        return placement;
    }

    /** Whether anything needs the value. */
    boolean isUsed(Node node) {
        return uses[node.id()] > 0;
    }

    /** Whether the value is kept in a variable; otherwise it is computed where it is used. */
    boolean isKept(Node node) {
        return switch (node) {
            case Node.Constant constant -> false;
            case Node.Result result -> true;
            default -> cut[node.id()] || uses[node.id()] > 1;
        };
    }

    /** Whether the value is kept and computed outside of all branches. */
    boolean isAtRoot(Node node) {
        return isKept(node) && place[node.id()] == root;
    }

    /**
     * The branch of an operand that is computed only on a condition; null where nothing is kept in
     * it.
     */
    @Nullable Branch branch(Node node, int operand) {
        return branches.get(key(node, operand));
    }

    private void countUses() {
        for (ValueGraph.Placed placed : graph.actions()) {
            placed.action().operands().forEach(operand -> uses[operand.id()]++);
        }
        for (int id = graph.nodes().size() - 1; id >= 0; id--) {
            if (uses[id] > 0) {
                graph.nodes().get(id).operands().forEach(operand -> uses[operand.id()]++);
            }
        }
    }

    private void cutLargeExpressions() {
        int[] length = new int[uses.length];
        int[] height = new int[uses.length];
        for (Node node : graph.nodes()) {
            int id = node.id();
            length[id] = size.of(node);
            for (Node operand : node.operands()) {
                boolean apart = cut[operand.id()] || isAtRoot(operand);
                length[id] += apart ? size.access() : length[operand.id()];
                height[id] = Math.max(height[id], apart ? 1 : height[operand.id()] + 1);
            }
            cut[id] = length[id] > LONGEST || height[id] > HIGHEST;
        }
        for (ValueGraph.Placed placed : graph.actions()) {
            cutLongOperands(placed.action().operands(), length);
        }
    }

    /** A block has up to ten arguments: together they would be longer than a method may be. */
    private void cutLongOperands(List<Node> operands, int[] length) {
        int total = operands.stream().mapToInt(operand -> length[operand.id()]).sum();
        for (Node operand : operands) {
            if (total > 2 * LONGEST && length[operand.id()] > LONGEST / 10) {
                cut[operand.id()] = true;
            }
        }
    }

    /**
     * From the last value to the first, so that the places of all users are known. What is cut
     * moves to the root, and what it needs with it; nothing moves away from there.
     */
    private void findPlaces() {
        Arrays.fill(place, null);
        branches.clear();
        for (ValueGraph.Placed placed : graph.actions()) {
            placed.action().operands().forEach(operand -> place[operand.id()] = root);
        }
        for (int id = uses.length - 1; id >= 0; id--) {
            Node node = graph.nodes().get(id);
            if (uses[id] == 0) {
                continue;
            }
            Branch at = cut[id] || node instanceof Node.Result ? root : place[id];
            at = at == null ? root : at;
            place[id] = at;
            for (int i = 0; i < node.operands().size(); i++) {
                int operand = node.operands().get(i).id();
                Branch use = isConditional(node, i) ? child(node, i, at) : at;
                Branch before = place[operand];
                place[operand] = before == null ? use : common(before, use);
            }
        }
    }

    private void fillBranches() {
        for (Node node : graph.nodes()) {
            Branch at = place[node.id()];
            if (at != null && at != root && isKept(node)) {
                at.computed.add(node);
            }
        }
    }

    /** Whether an operand is needed only when the one in front of it says so. */
    private static boolean isConditional(Node node, int operand) {
        if (!(node instanceof Node.Apply apply) || operand == 0) {
            return false;
        }
        PureFunction function = apply.function();
        return function == PureFunction.CHOICE
                || function == PureFunction.AND
                || function == PureFunction.OR
                || function == PureFunction.DEFAULT;
    }

    private Branch child(Node node, int operand, Branch parent) {
        return branches.computeIfAbsent(
                key(node, operand), key -> new Branch(parent, parent.depth + 1));
    }

    private static long key(Node node, int operand) {
        return (long) node.id() * 8 + operand;
    }

    private static Branch common(Branch a, Branch b) {
        Branch left = a;
        Branch right = b;
        while (left != right) {
            if (left.depth >= right.depth && left.parent != null) {
                left = left.parent;
            } else if (right.parent != null) {
                right = right.parent;
            }
        }
        return left;
    }
}
