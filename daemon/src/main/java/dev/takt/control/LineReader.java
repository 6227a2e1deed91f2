package dev.takt.control;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Cuts the bytes of one client into lines.
 *
 * <p>A line that is too long is not kept: what follows up to its end is dropped as it comes.
 */
final class LineReader {
    /** Longest line in bytes. */
    static final int LONGEST = 1 << 16;

    private static final int FIRST = 512;

    /** What there is to do with the bytes that were given. */
    enum Found {
        /** All bytes are used up, and there is no further line. */
        NOTHING,
        /** A line, in {@link #line} and {@link #length}. */
        LINE,
        /** A line that was too long, and is gone. */
        TOO_LONG
    }

    private final Budget budget;
    private byte[] line = new byte[0];
    private int length;
    private boolean dropping;
    private boolean given;

    LineReader(Budget budget) {
        this.budget = budget;
    }

    /** Looks for the next line in what is left of the bytes. */
    Found next(ByteBuffer bytes) {
        if (given) {
            length = 0;
            given = false;
        }
        while (bytes.hasRemaining()) {
            byte next = bytes.get();
            if (next == '\n') {
                if (dropping) {
                    dropping = false;
                    length = 0;
                    return Found.TOO_LONG;
                }
                given = true;
                return Found.LINE;
            }
            if (!dropping && !add(next)) {
                dropping = true;
                forget();
            }
        }
        return Found.NOTHING;
    }

    private boolean add(byte next) {
        if (length == line.length) {
            int larger = line.length == 0 ? FIRST : line.length * 2;
            if (larger > LONGEST || !budget.take(larger - line.length)) {
                return false;
            }
            line = Arrays.copyOf(line, larger);
        }
        line[length++] = next;
        return true;
    }

    byte[] line() {
        return line;
    }

    int length() {
        return length;
    }

    /** Gives the memory back where no line has been begun. */
    void rest() {
        if (given || length == 0) {
            forget();
        }
    }

    /** Gives the memory back. */
    void forget() {
        budget.giveBack(line.length);
        line = new byte[0];
        length = 0;
        given = false;
    }
}
