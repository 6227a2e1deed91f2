package dev.takt.batch;

import dev.takt.formula.check.Cell;
import dev.takt.formula.function.PureFunction;

/**
 * What code weighs when methods are cut: bytes of bytecode, never estimated too low, and four for
 * every basic block it becomes once the JIT has inlined what it calls.
 *
 * <p>HotSpot compiles no method above 8000 bytes. Its first compiler walks the basic blocks of a
 * method recursively, 256 bytes of stack each: some 4000 blocks overflow the 1 MiB that its thread
 * has, which ends the process.
 *
 * @param access of one access to a cell
 */
record CodeSize(int access) {
    /** Most that a method may weigh, so at most 6000 bytes and 1500 blocks. */
    static final int LARGEST_METHOD = 6000;

    /** Reading or writing a variable. */
    static final int VARIABLE = 4;

    private static final int BLOCK = 4;

    /** An access to a memory segment is a call into the library, with all its checks. */
    private static final CodeSize DIRECT = new CodeSize(15 + 24 * BLOCK);

    private static final CodeSize MIRRORED = new CodeSize(8);

    static CodeSize of(boolean mirrored) {
        return mirrored ? MIRRORED : DIRECT;
    }

    /** A value itself, without its operands. */
    int of(Node node) {
        return switch (node) {
            case Node.Constant constant -> 3;
            // What is forced is read from the arena itself, by code with a mirror too.
            case Node.Load load -> load.cell().kind() == Cell.Kind.FORCED ? DIRECT.access : access;
            case Node.Result result -> VARIABLE;
            case Node.Lookup lookup -> 20;
            case Node.Element element -> 20 + 8 * BLOCK;
            case Node.Apply apply -> of(apply.function());
        };
    }

    private static int of(PureFunction function) {
        return switch (function) {
            case ADD, SUB, MUL, DIV, REM, NEG -> 1;
            case LT, LE, GT, GE, EQ, NE, NOT, OK -> 14 + 3 * BLOCK;
            case AND, OR, CHOICE, DEFAULT -> 24 + 4 * BLOCK;
            default -> 3 + (function.owner() == Math.class ? 4 : 16) * BLOCK;
        };
    }

    /** An action itself, without its operands. */
    int of(Action action) {
        return switch (action) {
            case Action.Store store -> access;
            // Blocks are inlined by the second compiler, and each access to their state weighs.
            case Action.Step step -> 300;
            // The JIT inlines the conversions, the check of the handle and the change of state.
            case Action.Call call -> 40 + 16 * BLOCK + (4 + 2 * BLOCK) * call.operands().size();
            case Action.Recall recall -> 2 * access + 12 + 3 * BLOCK;
            case Action.Remember remember -> 2 * access;
        };
    }
}
