package dev.takt.board.chip;

import dev.takt.LoopThread;
import dev.takt.board.ChipLink;
import dev.takt.board.RealOutput;
import dev.takt.config.NumberFormat;
import dev.takt.config.SpiOutput;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * A transfer over an SPI bus that ends with the value and that the loop does itself, in the tick.
 */
public final class InlineOutput implements RealOutput {
    private final ChipLink link;
    private final MemorySegment out;
    private final int before;
    private final NumberFormat format;

    /**
     * @param link keeps the rule of {@link LoopThread}
     * @param arena lives as long as the output is used
     */
    public InlineOutput(SpiOutput sink, ChipLink link, Arena arena) {
        this.link = link;
        this.before = sink.transfer().size();
        this.format = sink.format();
        this.out = arena.allocate(before + format.length());
        for (int i = 0; i < before; i++) {
            out.set(ValueLayout.JAVA_BYTE, i, sink.transfer().get(i).byteValue());
        }
    }

    @Override
    @LoopThread
    public boolean write(double value) {
        NumberBytes.put(out, before, format, value);
        return link.exchange(out, before + format.length(), out, 0) == 0;
    }
}
