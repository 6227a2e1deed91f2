package dev.takt.batch;

import static java.lang.constant.ConstantDescs.CD_double;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;
import static java.lang.constant.ConstantDescs.CD_void;

import dev.takt.formula.check.Addresses;
import dev.takt.formula.check.Cell;
import dev.takt.formula.check.LookupTable;
import dev.takt.formula.check.NativeFunction;
import dev.takt.formula.check.State;
import dev.takt.formula.check.Statement;
import dev.takt.formula.function.Interpolation;
import dev.takt.formula.function.PureFunction;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes the bytecode of one procedure: a static method without parameters over the constant memory
 * of the batch.
 */
final class ProcedureWriter {
    private static final ClassDesc MEMORY = describe(MemorySegment.class);
    private static final ClassDesc VALUE_LAYOUT = describe(ValueLayout.class);
    private static final ClassDesc DOUBLE_LAYOUT = describe(ValueLayout.OfDouble.class);
    private static final ClassDesc INTERPOLATION = describe(Interpolation.class);
    private static final ClassDesc METHOD_HANDLE = describe(MethodHandle.class);
    private static final MethodTypeDesc GET = MethodTypeDesc.of(CD_double, DOUBLE_LAYOUT, CD_long);
    private static final MethodTypeDesc SET =
            MethodTypeDesc.of(CD_void, DOUBLE_LAYOUT, CD_long, CD_double);
    private static final MethodTypeDesc LUT =
            MethodTypeDesc.of(CD_double, MEMORY, CD_long, CD_long, CD_int, CD_double);
    private static final MethodTypeDesc ELEMENT =
            MethodTypeDesc.of(CD_double, MEMORY, CD_long, CD_int, CD_double);

    /** Name of the static field that holds the memory. */
    static final String MEMORY_FIELD = "MEMORY";

    /** Name of the static field that holds the mirror. */
    static final String MIRROR_FIELD = "MIRROR";

    private final CodeBuilder code;
    private final ClassDesc owner;
    private final ProcedurePlan plan;
    private final Placement placement;
    private final ProgramLayout layout;
    private final Addresses addresses;
    private final boolean mirrored;
    private final Map<NativeFunction, Integer> functions;
    private final Map<Integer, Integer> variables = new HashMap<>();

    /**
     * @param mirrored whether cells are read and written in the mirror, and not in the arena itself
     * @param functions native functions and where in the class data their handles are
     */
    ProcedureWriter(
            CodeBuilder code,
            ClassDesc owner,
            ProcedurePlan plan,
            ProgramLayout layout,
            boolean mirrored,
            Map<NativeFunction, Integer> functions) {
        this.code = code;
        this.owner = owner;
        this.plan = plan;
        this.placement = plan.placement();
        this.layout = layout;
        this.addresses = layout.addresses();
        this.mirrored = mirrored;
        this.functions = functions;
    }

    static ClassDesc describe(Class<?> type) {
        return type.describeConstable().orElseThrow();
    }

    void write(ProcedurePlan.Procedure procedure) {
        EarlyCompilation.ask(code);
        for (ProcedurePlan.Item item : procedure.items()) {
            switch (item) {
                case ProcedurePlan.Item.Keep keep -> {
                    compute(keep.node());
                    keep(keep.node());
                }
                case ProcedurePlan.Item.Act act -> act(act.action());
            }
        }
        code.return_();
    }

    private void act(Action action) {
        switch (action) {
            case Action.Store store ->
                    storeCell(addresses.of(store.cell()), () -> push(store.value()));
            case Action.Step step -> step(step);
            case Action.Call call -> call(call);
            case Action.Recall recall -> recall(recall);
            case Action.Remember remember -> {
                long at = addresses.of(remember.state());
                storeCell(at, () -> push(remember.value()));
                storeCell(at + Double.BYTES, code::dconst_1);
            }
        }
    }

    private void step(Action.Step step) {
        Statement.Step statement = step.statement();
        code.getstatic(owner, MEMORY_FIELD, MEMORY);
        code.loadConstant(addresses.of(statement.state())).loadConstant(statement.dtSeconds());
        step.operands().forEach(this::push);
        ClassDesc[] parameters =
                Collections.nCopies(step.operands().size() + 3, CD_double)
                        .toArray(ClassDesc[]::new);
        parameters[0] = MEMORY;
        parameters[1] = CD_long;
        code.invokestatic(
                describe(statement.kind().owner()),
                statement.kind().method(),
                MethodTypeDesc.of(CD_double, parameters));
        keep(step.result());
    }

    private void call(Action.Call call) {
        Integer place = functions.get(call.function());
        if (place == null) {
            throw new IllegalStateException(call.function() + " is no function of this batch");
        }
        code.loadConstant(UnitWriter.classData(METHOD_HANDLE, place));
        call.operands().forEach(this::push);
        List<ClassDesc> parameters = Collections.nCopies(call.operands().size(), CD_double);
        code.invokevirtual(METHOD_HANDLE, "invokeExact", MethodTypeDesc.of(CD_double, parameters));
        keep(call.result());
    }

    private void recall(Action.Recall recall) {
        State state = recall.state();
        Label fresh = code.newLabel();
        Label end = code.newLabel();
        loadCell(addresses.of(state) + Double.BYTES);
        code.dconst_0().dcmpl().ifeq(fresh);
        loadCell(addresses.of(state));
        code.goto_(end).labelBinding(fresh);
        push(recall.initial());
        code.labelBinding(end);
        keep(recall.result());
    }

    /**
     * Takes the value on the stack into a variable, and into the arena where a later procedure
     * needs it.
     */
    private void keep(Node node) {
        int variable = code.allocateLocal(TypeKind.DOUBLE);
        code.dstore(variable);
        variables.put(node.id(), variable);
        Integer spill = plan.spill(node);
        if (spill != null) {
            storeCell(layout.spill() + (long) spill * Double.BYTES, () -> code.dload(variable));
        }
    }

    /** Puts a value on the stack: from its variable, from the arena, or by computing it. */
    private void push(Node node) {
        Integer variable = variables.get(node.id());
        if (variable != null) {
            code.dload(variable);
        } else if (placement.isAtRoot(node) && !(node instanceof Node.Load)) {
            loadCell(foreign(node));
        } else {
            compute(node);
        }
    }

    /** Where another procedure left a value. */
    private long foreign(Node node) {
        Action.Store home = plan.home(node);
        if (home != null) {
            return addresses.of(home.cell());
        }
        Integer spill = plan.spill(node);
        if (spill == null) {
            throw new IllegalStateException(
                    "value " + node.id() + " is neither kept, stored nor spilled");
        }
        return layout.spill() + (long) spill * Double.BYTES;
    }

    private void compute(Node node) {
        switch (node) {
            case Node.Constant constant -> code.loadConstant(constant.value());
            case Node.Load load -> load(load.cell());
            case Node.Apply apply -> apply(apply);
            case Node.Lookup lookup -> {
                LookupTable table = lookup.table();
                code.getstatic(owner, MEMORY_FIELD, MEMORY);
                code.loadConstant(addresses.x(table)).loadConstant(addresses.y(table));
                code.loadConstant(table.points());
                push(lookup.operands().get(0));
                code.invokestatic(INTERPOLATION, "lut", LUT);
            }
            case Node.Element element -> {
                LookupTable table = element.table();
                code.getstatic(owner, MEMORY_FIELD, MEMORY).loadConstant(addresses.y(table));
                code.loadConstant(table.points());
                push(element.operands().get(0));
                code.invokestatic(INTERPOLATION, "element", ELEMENT);
            }
            case Node.Result result ->
                    throw new IllegalStateException(
                            "result " + result.id() + " is used before its action");
        }
    }

    private void apply(Node.Apply apply) {
        switch (apply.function()) {
            case ADD -> pushAll(apply).dadd();
            case SUB -> pushAll(apply).dsub();
            case MUL -> pushAll(apply).dmul();
            case DIV -> pushAll(apply).ddiv();
            case REM -> pushAll(apply).drem();
            case NEG -> pushAll(apply).dneg();
            case LT, LE, GT, GE, EQ, NE, NOT, OK, AND, OR -> condition(apply);
            case DEFAULT -> defaulted(apply);
            case CHOICE -> choice(apply);
            default -> {
                PureFunction function = apply.function();
                ClassDesc[] parameters =
                        Collections.nCopies(function.arity(), CD_double).toArray(ClassDesc[]::new);
                pushAll(apply)
                        .invokestatic(
                                describe(function.owner()),
                                function.method(),
                                MethodTypeDesc.of(CD_double, parameters));
            }
        }
    }

    private CodeBuilder pushAll(Node.Apply apply) {
        apply.operands().forEach(this::push);
        return code;
    }

    private void condition(Node.Apply apply) {
        Label no = code.newLabel();
        Label end = code.newLabel();
        jumpComputed(apply, no, false);
        code.dconst_1().goto_(end).labelBinding(no).dconst_0().labelBinding(end);
    }

    private void defaulted(Node.Apply apply) {
        Label end = code.newLabel();
        push(apply.operands().get(0));
        code.dup2().dup2().dcmpl().ifeq(end).pop2();
        enter(apply, 1);
        push(apply.operands().get(1));
        code.labelBinding(end);
    }

    private void choice(Node.Apply apply) {
        Label otherwise = code.newLabel();
        Label end = code.newLabel();
        jump(apply.operands().get(0), otherwise, false);
        enter(apply, 1);
        push(apply.operands().get(1));
        code.goto_(end).labelBinding(otherwise);
        enter(apply, 2);
        push(apply.operands().get(2));
        code.labelBinding(end);
    }

    /** Computes the values that belong to the branch of an operand. */
    private void enter(Node.Apply apply, int operand) {
        Placement.@Nullable Branch branch = placement.branch(apply, operand);
        if (branch != null) {
            for (Node node : branch.computed()) {
                compute(node);
                keep(node);
            }
        }
    }

    /** Jumps where the truth of a value is {@code wanted}, else goes on. */
    private void jump(Node node, Label target, boolean wanted) {
        boolean computedHere =
                !placement.isKept(node)
                        && node instanceof Node.Apply apply
                        && isTest(apply.function());
        if (computedHere) {
            jumpComputed((Node.Apply) node, target, wanted);
            return;
        }
        push(node);
        if (node.isCondition()) {
            code.dconst_0().dcmpl();
            jumpIf(wanted, target, Test.NOT_EQUAL);
        } else {
            code.invokestatic(describe(Math.class), "abs", MethodTypeDesc.of(CD_double, CD_double));
            code.dconst_0().dcmpl();
            jumpIf(wanted, target, Test.GREATER);
        }
    }

    private static boolean isTest(PureFunction function) {
        return switch (function) {
            case LT, LE, GT, GE, EQ, NE, NOT, OK, AND, OR -> true;
            default -> false;
        };
    }

    /**
     * NaN makes every comparison but {@code !=} false: the variant of dcmp is chosen to make it so.
     */
    private void jumpComputed(Node.Apply apply, Label target, boolean wanted) {
        List<Node> operands = apply.operands();
        switch (apply.function()) {
            case LT -> compare(operands, true, wanted, target, Test.LESS);
            case LE -> compare(operands, true, wanted, target, Test.LESS_OR_EQUAL);
            case GT -> compare(operands, false, wanted, target, Test.GREATER);
            case GE -> compare(operands, false, wanted, target, Test.GREATER_OR_EQUAL);
            case EQ -> compare(operands, false, wanted, target, Test.EQUAL);
            case NE -> compare(operands, false, wanted, target, Test.NOT_EQUAL);
            case NOT -> jump(operands.get(0), target, !wanted);
            case OK -> {
                push(operands.get(0));
                code.dup2().dcmpl();
                jumpIf(wanted, target, Test.EQUAL);
            }
            case AND -> both(apply, target, wanted, false);
            case OR -> both(apply, target, wanted, true);
            default -> throw new IllegalStateException(apply.function() + " is no test");
        }
    }

    /** {@code decided} is the truth of one operand that decides the whole. */
    private void both(Node.Apply apply, Label target, boolean wanted, boolean decided) {
        Label end = code.newLabel();
        jump(apply.operands().get(0), wanted == decided ? target : end, decided);
        enter(apply, 1);
        jump(apply.operands().get(1), target, wanted);
        code.labelBinding(end);
    }

    private enum Test {
        LESS,
        LESS_OR_EQUAL,
        GREATER,
        GREATER_OR_EQUAL,
        EQUAL,
        NOT_EQUAL
    }

    private void compare(
            List<Node> operands, boolean nanIsGreater, boolean wanted, Label target, Test test) {
        push(operands.get(0));
        push(operands.get(1));
        if (nanIsGreater) {
            code.dcmpg();
        } else {
            code.dcmpl();
        }
        jumpIf(wanted, target, test);
    }

    private void jumpIf(boolean wanted, Label target, Test test) {
        switch (test) {
            case LESS -> jumpOn(wanted, target, code::iflt, code::ifge);
            case LESS_OR_EQUAL -> jumpOn(wanted, target, code::ifle, code::ifgt);
            case GREATER -> jumpOn(wanted, target, code::ifgt, code::ifle);
            case GREATER_OR_EQUAL -> jumpOn(wanted, target, code::ifge, code::iflt);
            case EQUAL -> jumpOn(wanted, target, code::ifeq, code::ifne);
            case NOT_EQUAL -> jumpOn(wanted, target, code::ifne, code::ifeq);
        }
    }

    private static void jumpOn(
            boolean wanted,
            Label target,
            java.util.function.Consumer<Label> yes,
            java.util.function.Consumer<Label> no) {
        (wanted ? yes : no).accept(target);
    }

    /** What is forced is no part of the mirror: it lies behind all that is exchanged. */
    private void load(Cell cell) {
        if (cell.kind() == Cell.Kind.FORCED) {
            get(addresses.of(cell));
        } else {
            loadCell(addresses.of(cell));
        }
    }

    private void loadCell(long offset) {
        if (mirrored) {
            code.getstatic(owner, MIRROR_FIELD, CD_double.arrayType());
            code.loadConstant(ProgramLayout.index(offset)).daload();
        } else {
            get(offset);
        }
    }

    private void storeCell(long offset, Runnable value) {
        if (mirrored) {
            code.getstatic(owner, MIRROR_FIELD, CD_double.arrayType());
            code.loadConstant(ProgramLayout.index(offset));
            value.run();
            code.dastore();
        } else {
            set(offset, value);
        }
    }

    private void get(long offset) {
        pushMemory();
        code.loadConstant(offset).invokeinterface(MEMORY, "get", GET);
    }

    private void set(long offset, Runnable value) {
        pushMemory();
        code.loadConstant(offset);
        value.run();
        code.invokeinterface(MEMORY, "set", SET);
    }

    private void pushMemory() {
        code.getstatic(owner, MEMORY_FIELD, MEMORY);
        code.getstatic(VALUE_LAYOUT, "JAVA_DOUBLE", DOUBLE_LAYOUT);
    }
}
