package dev.takt.formula.interpret;

import dev.takt.block.BlockKind;
import dev.takt.formula.check.Addresses;
import dev.takt.formula.check.NativeFunction;
import dev.takt.formula.check.Program;
import dev.takt.formula.function.Interpolation;
import dev.takt.formula.function.Operators;
import dev.takt.formula.function.PureFunction;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.foreign.ValueLayout;
import java.util.Map;
import java.util.Objects;

/**
 * Runs a program whose trees lie flat in one memory, node behind node, as {@link FlatNode} draws
 * them. Gives the bits of {@link Interpreter} and allocates nothing while it runs.
 *
 * <p>It is as good as interpreting gets without effort, so that {@code takt bench} can tell what
 * compiling adds. Not synchronised: one thread at a time.
 */
public final class FlatInterpreter {
    private static final PureFunction[] FUNCTIONS = PureFunction.values();
    private static final BlockKind[] BLOCKS = BlockKind.values();

    private final FlatTree tree;
    private final MemorySegment memory;
    private final Map<String, Long> offsets;

    /** The values that wait for the node that takes them. */
    private final double[] values;

    /** An array for every number of arguments. */
    private final double[][] arguments;

    private FlatInterpreter(FlatTree tree, MemorySegment memory, Map<String, Long> offsets) {
        this.tree = tree;
        this.memory = memory;
        this.offsets = offsets;
        this.values = new double[tree.mostValues()];
        this.arguments = new double[mostArguments(tree) + 1][];
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = new double[i];
        }
    }

    private static int mostArguments(FlatTree tree) {
        int most = 0;
        for (NativeFunction function : tree.natives()) {
            most = Math.max(most, function.arity());
        }
        for (PureFunction function : FUNCTIONS) {
            most = Math.max(most, function.arity());
        }
        for (BlockKind kind : BLOCKS) {
            most = Math.max(most, kind.parameters().size());
        }
        return most;
    }

    /**
     * An interpreter whose nodes hold the places of the cells.
     *
     * @param memory where the cells, states and tables lie, initialised
     * @param addresses where each of them lies
     * @param nodes gives the memory of the nodes, which must live as long as the interpreter
     */
    public static FlatInterpreter bySlot(
            Program program, MemorySegment memory, Addresses addresses, SegmentAllocator nodes) {
        FlatTree tree = FlatTree.of(program, addresses, FlatTree.Binding.SLOTS, nodes);
        return new FlatInterpreter(tree, memory, Map.of());
    }

    /**
     * An interpreter that looks up the name of a cell whenever it reads or assigns it.
     *
     * @param memory where the cells, states and tables lie, initialised
     * @param addresses where each of the states and tables lies
     * @param offsets where each cell lies, in bytes, by its name
     * @param nodes gives the memory of the nodes, which must live as long as the interpreter
     */
    public static FlatInterpreter byName(
            Program program,
            MemorySegment memory,
            Addresses addresses,
            Map<String, Long> offsets,
            SegmentAllocator nodes) {
        FlatTree tree = FlatTree.of(program, addresses, FlatTree.Binding.NAMES, nodes);
        return new FlatInterpreter(tree, memory, offsets);
    }

    /** Evaluates every set that is due; see {@link dev.takt.formula.check.Segment#due}. */
    public void evaluate(long tick, long previousTick) {
        run(tree.control(), tick, previousTick);
    }

    /** Advances the simulated plant by one step. */
    public void simulate(long tick, long previousTick) {
        run(tree.simulation(), tick, previousTick);
    }

    private void run(FlatTree.Part[] parts, long tick, long previousTick) {
        for (FlatTree.Part part : parts) {
            if (part.segment().due(tick, previousTick)) {
                run(part.from(), part.to());
            }
        }
    }

    private void run(long from, long to) {
        MemorySegment nodes = tree.nodes();
        int top = -1; // of the values that wait
        for (long at = from; at < to; at += FlatNode.BYTES) {
            switch (FlatNode.code(nodes, at)) {
                case FlatNode.CONSTANT -> values[++top] = FlatNode.constant(nodes, at);
                case FlatNode.READ -> values[++top] = get(FlatNode.operand(nodes, at));
                case FlatNode.READ_NAME -> values[++top] = get(offset(FlatNode.detail(nodes, at)));
                case FlatNode.APPLY_1 ->
                        values[top] = apply(FUNCTIONS[FlatNode.detail(nodes, at)], values[top]);
                case FlatNode.APPLY_2 -> {
                    PureFunction function = FUNCTIONS[FlatNode.detail(nodes, at)];
                    top--;
                    values[top] = apply(function, values[top], values[top + 1]);
                }
                case FlatNode.APPLY_3 -> {
                    PureFunction function = FUNCTIONS[FlatNode.detail(nodes, at)];
                    top -= 2;
                    values[top] = apply(function, values[top], values[top + 1], values[top + 2]);
                }
                case FlatNode.APPLY_MANY -> {
                    PureFunction function = FUNCTIONS[FlatNode.detail(nodes, at)];
                    top -= function.arity() - 1;
                    values[top] = function.apply(arguments(top, function.arity()));
                }
                case FlatNode.LOOKUP -> values[top] = lookup(nodes, at, values[top]);
                case FlatNode.ELEMENT ->
                        values[top] =
                                Interpolation.element(
                                        memory,
                                        FlatNode.operand(nodes, at),
                                        FlatNode.detail(nodes, at),
                                        values[top]);
                case FlatNode.STEP -> {
                    BlockKind kind = BLOCKS[FlatNode.detail(nodes, at)];
                    int count = kind.parameters().size();
                    double dtSeconds = values[top];
                    top -= count;
                    long state = FlatNode.operand(nodes, at);
                    values[top] = kind.step(memory, state, dtSeconds, arguments(top, count));
                }
                case FlatNode.CALL -> {
                    NativeFunction function = tree.natives()[FlatNode.detail(nodes, at)];
                    top -= function.arity() - 1;
                    values[top] = function.apply(arguments(top, function.arity()));
                }
                case FlatNode.RECALL -> {
                    long state = FlatNode.operand(nodes, at);
                    if (get(state + Double.BYTES) != 0) {
                        values[top] = get(state);
                    }
                }
                case FlatNode.REMEMBER -> {
                    long state = FlatNode.operand(nodes, at);
                    set(state, values[top--]);
                    set(state + Double.BYTES, 1);
                }
                case FlatNode.ASSIGN -> set(FlatNode.operand(nodes, at), values[top--]);
                case FlatNode.ASSIGN_NAME -> set(offset(FlatNode.detail(nodes, at)), values[top--]);
                default -> throw new IllegalStateException("no such node at " + at);
            }
        }
    }

    /** The values from a place on, in an array of their number. */
    private double[] arguments(int first, int count) {
        double[] taken = arguments[count];
        System.arraycopy(values, first, taken, 0, count);
        return taken;
    }

    /** What is common and short is computed here: a call through {@code apply} costs more. */
    private static double apply(PureFunction function, double a) {
        return switch (function) {
            case NEG -> -a;
            case NOT -> Operators.not(a);
            case SIN -> Math.sin(a);
            case COS -> Math.cos(a);
            case EXP -> Math.exp(a);
            default -> function.apply(a);
        };
    }

    private static double apply(PureFunction function, double a, double b) {
        return switch (function) {
            case ADD -> a + b;
            case SUB -> a - b;
            case MUL -> a * b;
            case DIV -> a / b;
            case LT -> Operators.lt(a, b);
            case LE -> Operators.le(a, b);
            case GT -> Operators.gt(a, b);
            case GE -> Operators.ge(a, b);
            case AND -> Operators.and(a, b);
            case OR -> Operators.or(a, b);
            case MIN -> Math.min(a, b);
            case MAX -> Math.max(a, b);
            default -> function.apply(a, b);
        };
    }

    private static double apply(PureFunction function, double a, double b, double c) {
        return function == PureFunction.CHOICE
                ? Operators.choice(a, b, c)
                : function.apply(a, b, c);
    }

    private double lookup(MemorySegment nodes, long at, double x) {
        int points = FlatNode.detail(nodes, at);
        long xOffset = FlatNode.operand(nodes, at);
        long yOffset = xOffset + (long) points * Double.BYTES;
        return Interpolation.lut(memory, xOffset, yOffset, points, x);
    }

    private long offset(int name) {
        return Objects.requireNonNull(offsets.get(tree.names()[name]), "an offset for every cell");
    }

    private double get(long offset) {
        return memory.get(ValueLayout.JAVA_DOUBLE, offset);
    }

    private void set(long offset, double value) {
        memory.set(ValueLayout.JAVA_DOUBLE, offset, value);
    }
}
