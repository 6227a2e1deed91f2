package dev.takt.formula.interpret;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * One node of a {@link FlatTree} as it lies in memory. Operands stand before what takes them.
 *
 * <pre>
 *  0        4        8                16
 *  +--------+--------+----------------+
 *  | code   | detail | operand        |
 *  +--------+--------+----------------+
 *
 *  code       detail            operand
 *  CONSTANT   -                 the number, as a double
 *  READ       -                 offset of the cell
 *  READ_NAME  number of a name  -
 *  APPLY_n    number of a PureFunction with n arguments
 *  LOOKUP     points of table   offset of its first x
 *  ELEMENT    points of table   offset of its first y
 *  STEP       number of a BlockKind, offset of its state; dtSeconds is the last argument
 *  CALL       number of a NativeFunction
 *  RECALL     -                 offset of the state
 *  REMEMBER   -                 offset of the state
 *  ASSIGN     -                 offset of the cell
 *  ASSIGN_NAME number of a name -
 * </pre>
 *
 * @param code what the node does
 * @param detail see above
 * @param operand see above; the bits of the double for a constant
 */
record FlatNode(int code, int detail, long operand) {
    static final long BYTES = 16;

    static final int CONSTANT = 0;
    static final int READ = 1;
    static final int READ_NAME = 2;
    static final int APPLY_1 = 3;
    static final int APPLY_2 = 4;
    static final int APPLY_3 = 5;
    static final int APPLY_MANY = 6;
    static final int LOOKUP = 7;
    static final int ELEMENT = 8;
    static final int STEP = 9;
    static final int RECALL = 10;
    static final int REMEMBER = 11;
    static final int ASSIGN = 12;
    static final int ASSIGN_NAME = 13;
    static final int CALL = 14;

    private static final long DETAIL = 4;
    private static final long OPERAND = 8;

    void write(MemorySegment nodes, long at) {
        nodes.set(ValueLayout.JAVA_INT, at, code);
        nodes.set(ValueLayout.JAVA_INT, at + DETAIL, detail);
        nodes.set(ValueLayout.JAVA_LONG, at + OPERAND, operand);
    }

    static int code(MemorySegment nodes, long at) {
        return nodes.get(ValueLayout.JAVA_INT, at);
    }

    static int detail(MemorySegment nodes, long at) {
        return nodes.get(ValueLayout.JAVA_INT, at + DETAIL);
    }

    static long operand(MemorySegment nodes, long at) {
        return nodes.get(ValueLayout.JAVA_LONG, at + OPERAND);
    }

    static double constant(MemorySegment nodes, long at) {
        return nodes.get(ValueLayout.JAVA_DOUBLE, at + OPERAND);
    }
}
