package dev.takt.formula.interpret;

import dev.takt.formula.check.Addresses;
import dev.takt.formula.check.Cell;
import dev.takt.formula.check.NativeFunction;
import dev.takt.formula.check.Program;
import dev.takt.formula.check.Segment;
import dev.takt.formula.check.Statement;
import dev.takt.formula.check.Term;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.util.ArrayList;
import java.util.List;

/**
 * A program as nodes of one size in one memory, each tree in the order in which it is evaluated.
 *
 * @param nodes all of them; see {@link FlatNode}
 * @param control the sets
 * @param simulation the simulated plant
 * @param names of the cells that are found by name, by their number
 * @param natives the functions that CALL nodes number
 * @param mostValues how many values are waiting at most while a tree is evaluated
 */
@SuppressWarnings("ArrayRecordComponent") // iterated without an iterator, and never compared
record FlatTree(
        MemorySegment nodes,
        Part[] control,
        Part[] simulation,
        String[] names,
        NativeFunction[] natives,
        int mostValues) {
    /** The nodes of a segment: from a byte up to another. */
    record Part(Segment segment, long from, long to) {}

    /** Whether cells are found by their names or by their places. */
    enum Binding {
        NAMES,
        SLOTS
    }

    static FlatTree of(
            Program program, Addresses addresses, Binding binding, SegmentAllocator memory) {
        return new Flattening(program, addresses, binding).into(memory);
    }

    /** Lists the nodes before it is known how many they become. */
    @SuppressWarnings("EnumOrdinal") // numbers for this run of the JVM, like the nodes themselves
    private static final class Flattening {
        private final Program program;
        private final Addresses addresses;
        private final Binding binding;
        private final List<FlatNode> list = new ArrayList<>();
        private final List<NativeFunction> natives = new ArrayList<>();
        private int values;
        private int mostValues = 1;

        Flattening(Program program, Addresses addresses, Binding binding) {
            this.program = program;
            this.addresses = addresses;
            this.binding = binding;
        }

        FlatTree into(SegmentAllocator memory) {
            Part[] control = parts(program.control());
            Part[] simulation = parts(program.simulation());
            long bytes = Math.max(1, list.size()) * FlatNode.BYTES;
            MemorySegment nodes = memory.allocate(bytes, FlatNode.BYTES);
            for (int i = 0; i < list.size(); i++) {
                list.get(i).write(nodes, i * FlatNode.BYTES);
            }
            String[] names = program.cells().stream().map(Cell::name).toArray(String[]::new);
            return new FlatTree(
                    nodes,
                    control,
                    simulation,
                    names,
                    natives.toArray(NativeFunction[]::new),
                    mostValues);
        }

        private Part[] parts(List<Segment> segments) {
            List<Part> parts = new ArrayList<>();
            for (Segment segment : segments) {
                long from = list.size() * FlatNode.BYTES;
                segment.statements().forEach(this::add);
                parts.add(new Part(segment, from, list.size() * FlatNode.BYTES));
            }
            return parts.toArray(Part[]::new);
        }

        private void add(Statement statement) {
            switch (statement) {
                case Statement.Assign assign -> {
                    add(assign.value());
                    assign(assign.target());
                }
                case Statement.Step step -> {
                    step.arguments().forEach(this::add);
                    add(new Term.Constant(step.dtSeconds()));
                    int taken = step.arguments().size() + 1;
                    long state = addresses.of(step.state());
                    add(FlatNode.STEP, step.kind().ordinal(), state, 1 - taken);
                    assign(step.target());
                }
                case Statement.Call call -> {
                    call.arguments().forEach(this::add);
                    add(FlatNode.CALL, natives.size(), 0, 1 - call.arguments().size());
                    natives.add(call.function());
                    assign(call.target());
                }
                case Statement.Recall recall -> {
                    // The initial value is computed in vain once there is another: terms have no
                    // side effects, and a loop without jumps stays simple.
                    add(recall.initial());
                    add(FlatNode.RECALL, 0, addresses.of(recall.state()), 0);
                    assign(recall.target());
                }
                case Statement.Remember remember -> {
                    add(remember.value());
                    add(FlatNode.REMEMBER, 0, addresses.of(remember.state()), -1);
                }
            }
        }

        private void add(Term term) {
            switch (term) {
                case Term.Constant constant -> {
                    long bits = Double.doubleToRawLongBits(constant.value());
                    add(FlatNode.CONSTANT, 0, bits, 1);
                }
                case Term.Read read -> {
                    switch (binding) {
                        case NAMES -> add(FlatNode.READ_NAME, read.cell().index(), 0, 1);
                        case SLOTS -> add(FlatNode.READ, 0, addresses.of(read.cell()), 1);
                    }
                }
                case Term.Apply apply -> {
                    apply.arguments().forEach(this::add);
                    int taken = apply.arguments().size();
                    int code =
                            switch (taken) {
                                case 1 -> FlatNode.APPLY_1;
                                case 2 -> FlatNode.APPLY_2;
                                case 3 -> FlatNode.APPLY_3;
                                default -> FlatNode.APPLY_MANY;
                            };
                    add(code, apply.function().ordinal(), 0, 1 - taken);
                }
                case Term.Lookup lookup -> {
                    add(lookup.x());
                    int points = lookup.table().points();
                    add(FlatNode.LOOKUP, points, addresses.x(lookup.table()), 0);
                }
                case Term.Element element -> {
                    add(element.position());
                    int points = element.table().points();
                    add(FlatNode.ELEMENT, points, addresses.y(element.table()), 0);
                }
            }
        }

        private void assign(Cell target) {
            switch (binding) {
                case NAMES -> add(FlatNode.ASSIGN_NAME, target.index(), 0, -1);
                case SLOTS -> add(FlatNode.ASSIGN, 0, addresses.of(target), -1);
            }
        }

        /**
         * @param growth how many more values are waiting behind this node than before it
         */
        private void add(int code, int detail, long operand, int growth) {
            list.add(new FlatNode(code, detail, operand));
            values += growth;
            mostValues = Math.max(mostValues, values);
        }
    }
}
