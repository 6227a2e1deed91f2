package dev.takt.batch;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_boolean;
import static java.lang.constant.ConstantDescs.CD_double;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;
import static java.lang.constant.ConstantDescs.CD_void;
import static java.lang.constant.ConstantDescs.CLASS_INIT_NAME;
import static java.lang.constant.ConstantDescs.INIT_NAME;
import static java.lang.constant.ConstantDescs.MTD_void;

import dev.takt.formula.check.NativeFunction;
import dev.takt.formula.check.Segment;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DynamicConstantDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandles;
import java.util.List;
import java.util.Map;

/**
 * Writes one class of a batch: a static method for every procedure, and {@code evaluate} and {@code
 * simulate} that call them where their set is due, with a word to the timer behind each where there
 * is one. The memory and the handles of native functions come in as class data and are constants
 * for the JIT.
 */
final class UnitWriter {
    private static final ClassDesc SELF =
            ClassDesc.of(UnitWriter.class.getPackageName(), "BatchUnit");
    private static final ClassDesc BATCH = ProcedureWriter.describe(Batch.class);
    private static final ClassDesc MEMORY = ProcedureWriter.describe(MemorySegment.class);
    private static final ClassDesc MIRROR = CD_double.arrayType();
    private static final ClassDesc CADENCE = ProcedureWriter.describe(Cadence.class);
    private static final MethodTypeDesc RUN = MethodTypeDesc.of(CD_void, CD_long, CD_long);
    private static final MethodTypeDesc DUE =
            MethodTypeDesc.of(CD_boolean, CD_long, CD_long, CD_int, CD_int);
    private static final ClassDesc TIMER = ProcedureWriter.describe(SetTimer.class);
    private static final MethodTypeDesc RUN_TIMED =
            MethodTypeDesc.of(CD_void, CD_long, CD_long, TIMER);
    private static final MethodTypeDesc RAN = MethodTypeDesc.of(CD_void, CD_int);
    private static final String EVALUATE = "evaluate";
    private static final int TICK = 1;
    private static final int PREVIOUS_TICK = 3;
    private static final int TIMED_BY = 5;

    private final ProgramLayout layout;

    private final boolean mirrored;
    private final Map<NativeFunction, Integer> functions;
    private final List<String> sets;

    /**
     * @param functions native functions and where in the class data their handles are
     * @param sets names of the sets, at the place by which a timer is told them
     */
    UnitWriter(
            ProgramLayout layout,
            boolean mirrored,
            Map<NativeFunction, Integer> functions,
            List<String> sets) {
        this.sets = sets;
        this.layout = layout;
        this.mirrored = mirrored;
        this.functions = functions;
    }

    /** A procedure, the plan it comes from, and the segment it belongs to. */
    record Entry(
            Segment segment,
            ProcedurePlan plan,
            ProcedurePlan.Procedure procedure,
            boolean simulated) {}

    /** The bytes of a class that runs some procedures in their order. */
    byte[] write(List<Entry> entries) {
        return ClassFile.of()
                .build(
                        SELF,
                        unit -> {
                            unit.withFlags(ClassFile.ACC_FINAL | ClassFile.ACC_SYNTHETIC);
                            unit.withInterfaceSymbols(BATCH);
                            writeMemory(unit);
                            unit.withMethodBody(
                                    INIT_NAME,
                                    MTD_void,
                                    0,
                                    code ->
                                            code.aload(0)
                                                    .invokespecial(CD_Object, INIT_NAME, MTD_void)
                                                    .return_());
                            for (int i = 0; i < entries.size(); i++) {
                                Entry entry = entries.get(i);
                                unit.withMethodBody(
                                        name(i),
                                        MTD_void,
                                        ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC,
                                        code ->
                                                new ProcedureWriter(
                                                                code,
                                                                SELF,
                                                                entry.plan(),
                                                                layout,
                                                                mirrored,
                                                                functions)
                                                        .write(entry.procedure()));
                            }
                            writeUntimed(unit);
                            writeRun(unit, EVALUATE, RUN_TIMED, entries, false);
                            writeRun(unit, "simulate", RUN, entries, true);
                        });
    }

    private static String name(int procedure) {
        return "p" + procedure;
    }

    /** The memory and the mirror come in as class data, first in its list. */
    private static void writeMemory(ClassBuilder unit) {
        int flags = ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC | ClassFile.ACC_FINAL;
        unit.withField(ProcedureWriter.MEMORY_FIELD, MEMORY, flags);
        unit.withField(ProcedureWriter.MIRROR_FIELD, MIRROR, flags);
        unit.withMethodBody(
                CLASS_INIT_NAME,
                MTD_void,
                ClassFile.ACC_STATIC,
                code ->
                        code.loadConstant(classData(MEMORY, 0))
                                .putstatic(SELF, ProcedureWriter.MEMORY_FIELD, MEMORY)
                                .loadConstant(classData(MIRROR, 1))
                                .putstatic(SELF, ProcedureWriter.MIRROR_FIELD, MIRROR)
                                .return_());
    }

    /** What the class data holds at a place, as a constant of the class. */
    static DynamicConstantDesc<?> classData(ClassDesc type, int index) {
        return DynamicConstantDesc.ofNamed(
                ConstantDescs.ofConstantBootstrap(
                        ProcedureWriter.describe(MethodHandles.class),
                        "classDataAt",
                        CD_Object,
                        CD_int),
                ConstantDescs.DEFAULT_NAME,
                type,
                index);
    }

    private static void writeUntimed(ClassBuilder unit) {
        unit.withMethodBody(
                EVALUATE,
                RUN,
                ClassFile.ACC_PUBLIC,
                code ->
                        code.aload(0)
                                .lload(TICK)
                                .lload(PREVIOUS_TICK)
                                .aconst_null()
                                .invokevirtual(SELF, EVALUATE, RUN_TIMED)
                                .return_());
    }

    /** Timed or not, it is the same code: what is timed is what runs all the time. */
    private void writeRun(
            ClassBuilder unit,
            String name,
            MethodTypeDesc type,
            List<Entry> entries,
            boolean simulated) {
        boolean timed = type.equals(RUN_TIMED);
        unit.withMethodBody(
                name,
                type,
                ClassFile.ACC_PUBLIC,
                code -> {
                    EarlyCompilation.ask(code);
                    int i = 0;
                    while (i < entries.size()) {
                        Entry first = entries.get(i);
                        int end = i + 1;
                        while (end < entries.size() && entries.get(end).plan() == first.plan()) {
                            end++;
                        }
                        if (first.simulated() == simulated) {
                            writeCalls(code, first.segment(), i, end, timed);
                        }
                        i = end;
                    }
                    code.return_();
                });
    }

    private void writeCalls(CodeBuilder code, Segment segment, int from, int to, boolean timed) {
        Label skipped = code.newLabel();
        if (segment.every() > 1) {
            code.lload(TICK).lload(PREVIOUS_TICK);
            code.loadConstant(segment.every()).loadConstant(segment.phase());
            code.invokestatic(CADENCE, "due", DUE).ifeq(skipped);
        }
        for (int i = from; i < to; i++) {
            code.invokestatic(SELF, name(i), MTD_void);
        }
        if (timed) {
            code.aload(TIMED_BY).ifnull(skipped);
            code.aload(TIMED_BY).loadConstant(sets.indexOf(segment.set()));
            code.invokeinterface(TIMER, "ran", RAN);
        }
        code.labelBinding(skipped);
    }
}
