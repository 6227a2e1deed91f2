package dev.takt.board.chip;

import dev.takt.board.ChipLink;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A chip as its bus sees it: registers, of which the first byte of a write names one; or answers to
 * commands. It can be made not to answer, and every exchange is written down.
 */
public final class SimulatedChip implements ChipLink {
    public static final int NAK = 121;
    private static final HexFormat HEX = HexFormat.ofDelimiter(" ").withUpperCase();

    private final byte[] registers = new byte[1024];
    private final List<String> exchanges = new ArrayList<>();
    private Runnable beforeExchange = () -> {};
    private @Nullable Function<byte[], byte[]> answers;
    private int errno;
    private int pointer;
    private int stride = 1;
    private boolean quiet;

    /** Puts bytes, in hexadecimal, into the registers from one on. */
    public SimulatedChip put(int register, String hex) {
        byte[] bytes = HexFormat.of().parseHex(hex.replace(" ", ""));
        System.arraycopy(bytes, 0, registers, register * stride, bytes.length);
        return this;
    }

    /** Every register has several bytes, and the next one does not begin among them. */
    public SimulatedChip wide() {
        stride = 4;
        return this;
    }

    /** Answers every exchange with what a function makes of the bytes sent, not from registers. */
    public SimulatedChip answering(Function<byte[], byte[]> function) {
        answers = function;
        return this;
    }

    /** Called before every exchange: time passes, say. */
    public SimulatedChip before(Runnable action) {
        beforeExchange = action;
        return this;
    }

    /** From now on every exchange fails; 0 to answer again. */
    public void failWith(int number) {
        errno = number;
    }

    /** From now on nothing is written down: nothing is allocated either. */
    public void beQuiet() {
        quiet = true;
    }

    /** The exchanges since the last call: {@code "01 60 C0"} sent, {@code "00 > 2"} also read. */
    public List<String> exchanges() {
        List<String> taken = List.copyOf(exchanges);
        exchanges.clear();
        return taken;
    }

    public byte register(int number) {
        return registers[number * stride];
    }

    @Override
    public int exchange(MemorySegment out, int outLength, MemorySegment in, int inLength) {
        beforeExchange.run();
        if (quiet) {
            return errno != 0 ? errno : registerExchange(out, outLength, in, inLength);
        }
        byte[] sent = out.asSlice(0, outLength).toArray(ValueLayout.JAVA_BYTE);
        String read = inLength > 0 ? (outLength > 0 ? " > " : "> ") + inLength : "";
        exchanges.add(HEX.formatHex(sent) + read + (errno != 0 ? " fails" : ""));
        if (errno != 0) {
            return errno;
        }
        if (answers == null) {
            return registerExchange(out, outLength, in, inLength);
        }
        byte[] answer = Arrays.copyOf(answers.apply(sent), inLength);
        MemorySegment.copy(answer, 0, in, ValueLayout.JAVA_BYTE, 0, inLength);
        return 0;
    }

    private int registerExchange(MemorySegment out, int outLength, MemorySegment in, int length) {
        if (outLength > 0) {
            pointer = out.get(ValueLayout.JAVA_BYTE, 0) & 0xFF;
        }
        for (int i = 1; i < outLength; i++) {
            registers[pointer * stride + i - 1 & 0x3FF] = out.get(ValueLayout.JAVA_BYTE, i);
        }
        for (int i = 0; i < length; i++) {
            in.set(ValueLayout.JAVA_BYTE, i, registers[pointer * stride + i & 0x3FF]);
        }
        return 0;
    }
}
