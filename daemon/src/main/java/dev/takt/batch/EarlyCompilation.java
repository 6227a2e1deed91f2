package dev.takt.batch;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;

/**
 * Brings a method to the second compiler after fewer calls than others.
 *
 * <p>That compiler takes up what has run often. A tick runs a thousand times a second where code
 * that reads a file runs a million times, so by the number of calls alone the loop would come last.
 * HotSpot counts the turns of a method's loops with its calls, though: an empty loop weighs a call
 * as much as that many. The second compiler then leaves it out, so compiled code has nothing of it.
 */
final class EarlyCompilation {
    /**
     * With HotSpot's thresholds ({@code Tier4MinInvocationThreshold} and {@code
     * Tier4CompileThreshold}, the first a 25th of the second) the smallest number of calls that it
     * ever asks for is then enough.
     */
    private static final int TURNS = 25;

    private EarlyCompilation() {}

    /** Writes the loop, at the beginning of a method. */
    static void ask(CodeBuilder code) {
        int turns = code.allocateLocal(TypeKind.INT);
        Label again = code.newLabel();
        code.loadConstant(TURNS).istore(turns);
        code.labelBinding(again).iinc(turns, -1).iload(turns).ifgt(again);
    }
}
