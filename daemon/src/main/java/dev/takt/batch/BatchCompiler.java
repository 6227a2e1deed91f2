package dev.takt.batch;

import dev.takt.arena.ArenaLayout;
import dev.takt.arena.SignalArena;
import dev.takt.formula.check.Cell;
import dev.takt.formula.check.NativeFunction;
import dev.takt.formula.check.Program;
import dev.takt.formula.check.Segment;
import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Compiles a program into hidden classes over an arena of its own.
 *
 * <p>Time and memory grow linearly with the program. One class holds at most {@link
 * #PROCEDURES_PER_CLASS} methods, so that its constant pool stays inside the format's limit.
 */
public final class BatchCompiler {
    private static final int PROCEDURES_PER_CLASS = 16;

    /** Accesses to cells up to which compiled code works on the arena itself. */
    private static final int MOST_DIRECT_ACCESSES = 100;

    private final Program program;
    private final boolean optimise;
    private final Function<ArenaLayout, SignalArena> memory;
    private final List<byte[]> classes = new ArrayList<>();

    private BatchCompiler(
            Program program, boolean optimise, Function<ArenaLayout, SignalArena> memory) {
        this.program = program;
        this.optimise = optimise;
        this.memory = memory;
    }

    /** Compiles a program; the result owns its arena, initialised and ready for the first tick. */
    public static CompiledBatch compile(Program program) {
        return compile(program, SignalArena::allocate);
    }

    /** The same in memory of the caller's choice, which {@link CompiledBatch#close} closes. */
    public static CompiledBatch compile(
            Program program, Function<ArenaLayout, SignalArena> memory) {
        return new BatchCompiler(program, true, memory).compile();
    }

    /** Compiles without folding and sharing, to measure what these contribute. */
    public static CompiledBatch compileUnoptimised(Program program) {
        return new BatchCompiler(program, false, SignalArena::allocate).compile();
    }

    /** The class files that a program becomes. */
    static List<byte[]> classes(Program program, boolean optimise) {
        BatchCompiler compiler = new BatchCompiler(program, optimise, SignalArena::allocate);
        compiler.compile().close();
        return compiler.classes;
    }

    private CompiledBatch compile() {
        List<Work> work = work();
        int accesses = work.stream().mapToInt(part -> part.graph().accesses()).sum();
        boolean mirrored = accesses > MOST_DIRECT_ACCESSES;
        List<UnitWriter.Entry> entries = new ArrayList<>();
        int spilled = 0;
        for (Work part : work) {
            ProcedurePlan plan = ProcedurePlan.of(part.graph(), CodeSize.of(mirrored));
            spilled = Math.max(spilled, plan.spilled());
            for (ProcedurePlan.Procedure procedure : plan.procedures()) {
                entries.add(
                        new UnitWriter.Entry(part.segment(), plan, procedure, part.simulated()));
            }
        }
        ProgramLayout layout = ProgramLayout.of(program, spilled);
        SignalArena arena = memory.apply(layout.layout());
        double[] mirror = new double[mirrored ? layout.ranges().states() : 0];
        List<Object> classData = new ArrayList<>(List.of(arena.memory(), mirror));
        Map<NativeFunction, Integer> functions = functions(work, classData);
        UnitWriter writer = new UnitWriter(layout, mirrored, functions, names(program));
        List<Batch> units = new ArrayList<>();
        long bytes = 0;
        for (int from = 0; from < entries.size(); from += PROCEDURES_PER_CLASS) {
            int to = Math.min(entries.size(), from + PROCEDURES_PER_CLASS);
            byte[] unit = writer.write(entries.subList(from, to));
            bytes += unit.length;
            classes.add(unit);
            units.add(define(unit, classData));
        }
        return new CompiledBatch(
                program,
                layout,
                arena,
                units,
                bytes,
                mirrored ? mirror : null,
                !functions.isEmpty());
    }

    private static List<String> names(Program program) {
        return EvaluatedSet.of(program).stream().map(EvaluatedSet::name).toList();
    }

    /** A segment and its values. */
    private record Work(Segment segment, ValueGraph graph, boolean simulated) {}

    private List<Work> work() {
        Set<Cell> stored = SegmentCrossings.of(program);
        List<Work> work = new ArrayList<>();
        for (Segment segment : program.control()) {
            work.add(new Work(segment, ValueGraph.of(segment, stored, optimise), false));
        }
        for (Segment segment : program.simulation()) {
            work.add(new Work(segment, ValueGraph.of(segment, stored, optimise), true));
        }
        return work;
    }

    /** Every native function that is called, and the place where its handle is put. */
    private static Map<NativeFunction, Integer> functions(List<Work> work, List<Object> classData) {
        Map<NativeFunction, Integer> places = new HashMap<>();
        for (Work part : work) {
            for (ValueGraph.Placed placed : part.graph().actions()) {
                if (placed.action() instanceof Action.Call call
                        && places.putIfAbsent(call.function(), classData.size()) == null) {
                    classData.add(call.function().handle());
                }
            }
        }
        return places;
    }

    private static Batch define(byte[] unit, List<Object> classData) {
        try {
            MethodHandles.Lookup lookup =
                    MethodHandles.lookup()
                            .defineHiddenClassWithClassData(unit, List.copyOf(classData), true);
            return (Batch) lookup.lookupClass().getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the compiled batch cannot be loaded", e);
        }
    }
}
