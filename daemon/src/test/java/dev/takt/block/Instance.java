package dev.takt.block;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;

/**
 * One block with a state of its own, as a formula has it. The arguments are those without a default
 * and any more.
 */
final class Instance {
    static final double NAN = Double.NaN;

    private static final long AT = 16;

    private final BlockKind kind;
    private final double dtSeconds;
    private final MemorySegment memory;
    private final double[] arguments;

    Instance(BlockKind kind, double dtSeconds, double... arguments) {
        this.kind = kind;
        this.dtSeconds = dtSeconds;
        this.arguments = new double[kind.parameters().size()];
        fill(arguments);
        int cells = kind.stateCells(this.arguments, dtSeconds);
        // the cells around it are watched: a block that leaves its state would write there
        this.memory = Arena.ofAuto().allocate(AT + 8L * cells + 16, 8);
    }

    private void fill(double... given) {
        List<Parameter> parameters = kind.parameters();
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] =
                    i < given.length ? given[i] : parameters.get(i).defaultValue().orElse(NAN);
        }
    }

    /** One evaluation with these arguments, defaults for the rest. */
    double step(double... given) {
        fill(given);
        return again();
    }

    /** One evaluation with the arguments of the last. */
    double again() {
        return kind.step(memory, AT, dtSeconds, arguments);
    }

    /** A copy of the state and what lies around it. */
    List<Long> state() {
        long[] bits = memory.toArray(java.lang.foreign.ValueLayout.JAVA_LONG);
        return java.util.Arrays.stream(bits).boxed().toList();
    }

    boolean keptToItsState() {
        List<Long> cells = state();
        return cells.subList(0, 2).stream().allMatch(bits -> bits == 0)
                && cells.subList(cells.size() - 2, cells.size()).stream()
                        .allMatch(bits -> bits == 0);
    }
}
