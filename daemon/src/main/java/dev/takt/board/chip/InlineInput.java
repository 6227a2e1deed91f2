package dev.takt.board.chip;

import dev.takt.LoopThread;
import dev.takt.board.ChipLink;
import dev.takt.board.RealInput;
import dev.takt.board.device.RawValue;
import dev.takt.config.NumberFormat;
import dev.takt.config.SpiInput;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** A transfer over an SPI bus that the loop does itself, in the tick. */
public final class InlineInput implements RealInput {
    private final ChipLink link;
    private final MemorySegment out;
    private final MemorySegment in;
    private final int length;
    private final RawValue number;

    /**
     * @param link keeps the rule of {@link LoopThread}
     * @param arena lives as long as the input is used
     */
    public InlineInput(SpiInput source, ChipLink link, Arena arena) {
        this.link = link;
        this.length = source.transfer().size();
        this.out = arena.allocate(length);
        this.in = arena.allocate(length);
        for (int i = 0; i < length; i++) {
            out.set(ValueLayout.JAVA_BYTE, i, source.transfer().get(i).byteValue());
        }
        NumberFormat format = source.format();
        this.number =
                new RawValue("inline", source.offset(), format, 0, format.length() * Byte.SIZE);
    }

    @Override
    @LoopThread
    public double read() {
        return link.exchange(out, length, in, length) == 0 ? number.extract(in) : Double.NaN;
    }
}
