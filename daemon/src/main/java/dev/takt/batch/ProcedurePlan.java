package dev.takt.batch;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The work of a segment cut into methods.
 *
 * <p>HotSpot compiles no method above 8000 bytes of bytecode, so every procedure stays below {@link
 * CodeSize#LARGEST_METHOD}. A value that a later procedure needs passes through the arena: through
 * the cell it is stored in anyhow, else through a spill cell.
 */
final class ProcedurePlan {
    /** One thing a procedure does. */
    sealed interface Item {
        /** Computes a value into a variable. */
        record Keep(Node node) implements Item {}

        /** Acts. */
        record Act(Action action) implements Item {}
    }

    /** What one method does, in order. */
    record Procedure(List<Item> items) {}

    private final CodeSize size;
    private final Placement placement;
    private final List<Procedure> procedures = new ArrayList<>();
    private final Map<Integer, Integer> definedIn = new HashMap<>();
    private final Map<Integer, Action.Store> homes = new HashMap<>();
    private final Map<Integer, Integer> spills = new HashMap<>();

    /** Of every value with all that is computed along with it, the rest coming from variables. */
    private final int[] sizesInOne;

    /** The same with the rest coming from other methods. */
    private final int[] sizes;

    private ProcedurePlan(ValueGraph graph, CodeSize size) {
        this.size = size;
        this.placement = Placement.of(graph, size);
        this.sizesInOne = sizes(graph, CodeSize.VARIABLE);
        this.sizes = sizes(graph, size.access());
        cut(items(graph));
        findCrossings();
    }

    static ProcedurePlan of(ValueGraph graph, CodeSize size) {
        return new ProcedurePlan(graph, size);
    }

    Placement placement() {
        return placement;
    }

    List<Procedure> procedures() {
        return procedures;
    }

    /** How many spill cells the segment needs. */
    int spilled() {
        return spills.size();
    }

    /** The spill cell of a value; null where it has none. */
    @Nullable Integer spill(Node node) {
        return spills.get(node.id());
    }

    /** The store that a later procedure reads a value back from; null where there is none. */
    Action.@Nullable Store home(Node node) {
        return homes.get(node.id());
    }

    private int[] sizes(ValueGraph graph, int fromElsewhere) {
        int[] weights = new int[graph.nodes().size()];
        for (Node node : graph.nodes()) {
            weights[node.id()] = size.of(node) + (placement.isKept(node) ? CodeSize.VARIABLE : 0);
            for (Node operand : node.operands()) {
                weights[node.id()] +=
                        placement.isAtRoot(operand) ? fromElsewhere : weights[operand.id()];
            }
        }
        return weights;
    }

    private List<Item> items(ValueGraph graph) {
        List<Item> items = new ArrayList<>();
        int next = 0;
        for (ValueGraph.Placed placed : graph.actions()) {
            for (; next < placed.before(); next++) {
                Node node = graph.nodes().get(next);
                boolean computed = placement.isUsed(node) && placement.isAtRoot(node);
                if (computed && !(node instanceof Node.Result)) {
                    items.add(new Item.Keep(node));
                }
            }
            items.add(new Item.Act(placed.action()));
        }
        return items;
    }

    private void cut(List<Item> items) {
        boolean one = items.stream().mapToLong(this::weightInOne).sum() <= CodeSize.LARGEST_METHOD;
        List<Item> current = new ArrayList<>();
        int total = 0;
        for (Item item : items) {
            int weight = weight(item);
            if (!one && total + weight > CodeSize.LARGEST_METHOD && !current.isEmpty()) {
                procedures.add(new Procedure(current));
                current = new ArrayList<>();
                total = 0;
            }
            total += weight;
            current.add(item);
            Node defined = defined(item);
            if (defined != null) {
                definedIn.put(defined.id(), procedures.size());
            }
        }
        if (!current.isEmpty()) {
            procedures.add(new Procedure(current));
        }
    }

    /** What an item weighs where no value passes from one method to another. */
    private int weightInOne(Item item) {
        return switch (item) {
            case Item.Keep keep -> sizesInOne[keep.node().id()];
            case Item.Act act -> {
                int weight = size.of(act.action()) + CodeSize.VARIABLE;
                for (Node operand : act.action().operands()) {
                    weight +=
                            placement.isAtRoot(operand)
                                    ? CodeSize.VARIABLE
                                    : sizesInOne[operand.id()];
                }
                yield weight;
            }
        };
    }

    /** What an item weighs at most, every value coming from another method and going to one. */
    private int weight(Item item) {
        return switch (item) {
            case Item.Keep keep -> sizes[keep.node().id()] + size.access();
            case Item.Act act -> {
                int weight = size.of(act.action()) + CodeSize.VARIABLE + size.access();
                for (Node operand : act.action().operands()) {
                    weight += placement.isAtRoot(operand) ? size.access() : sizes[operand.id()];
                }
                yield weight;
            }
        };
    }

    /** The value that an item puts into a variable; null where it puts none. */
    static @Nullable Node defined(Item item) {
        return switch (item) {
            case Item.Keep keep -> keep.node();
            case Item.Act act ->
                    switch (act.action()) {
                        case Action.Step step -> step.result();
                        case Action.Call call -> call.result();
                        case Action.Recall recall -> recall.result();
                        case Action.Store store -> null;
                        case Action.Remember remember -> null;
                    };
        };
    }

    private void findCrossings() {
        Map<Integer, Node> crossing = new LinkedHashMap<>();
        for (int p = 0; p < procedures.size(); p++) {
            for (Item item : procedures.get(p).items()) {
                for (Node operand : operands(item)) {
                    noteForeign(operand, p, crossing);
                }
                if (item instanceof Item.Act(Action.Store store)
                        && Integer.valueOf(p).equals(definedIn.get(store.value().id()))) {
                    homes.putIfAbsent(store.value().id(), store);
                }
            }
        }
        for (Node node : crossing.values()) {
            if (!homes.containsKey(node.id()) && !(node instanceof Node.Load)) {
                spills.put(node.id(), spills.size());
            }
        }
    }

    private static List<Node> operands(Item item) {
        return switch (item) {
            case Item.Keep keep -> keep.node().operands();
            case Item.Act act -> act.action().operands();
        };
    }

    private void noteForeign(Node node, int procedure, Map<Integer, Node> crossing) {
        if (placement.isAtRoot(node)) {
            Integer definition = definedIn.get(node.id());
            if (definition != null && definition != procedure) {
                crossing.put(node.id(), node);
            }
            return;
        }
        node.operands().forEach(operand -> noteForeign(operand, procedure, crossing));
    }
}
