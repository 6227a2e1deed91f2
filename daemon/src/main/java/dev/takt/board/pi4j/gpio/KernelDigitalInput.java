package dev.takt.board.pi4j.gpio;

import com.pi4j.context.Context;
import com.pi4j.io.gpio.digital.DigitalInput;
import com.pi4j.io.gpio.digital.DigitalInputBase;
import com.pi4j.io.gpio.digital.DigitalInputConfig;
import com.pi4j.io.gpio.digital.DigitalInputProvider;
import com.pi4j.io.gpio.digital.DigitalState;
import dev.takt.LoopThread;
import dev.takt.board.RealInput;
import org.jspecify.annotations.Nullable;

/**
 * A line that is read. To Takt it is 1 while active and 0 while not, NaN where the kernel does not
 * answer; to Pi4J it is the level.
 */
final class KernelDigitalInput extends DigitalInputBase
        implements RealInput, KernelLine<InputGroup> {
    private final LineConfig line;
    private volatile @Nullable InputGroup group;
    private int index;

    KernelDigitalInput(DigitalInputProvider provider, DigitalInputConfig config, LineConfig line) {
        super(provider, config);
        this.line = line;
    }

    @Override
    public LineConfig line() {
        return line;
    }

    @Override
    public void join(InputGroup joined, int place) {
        index = place;
        group = joined;
    }

    @Override
    @LoopThread
    public double read() {
        InputGroup joined = group;
        return joined == null ? Double.NaN : joined.value(index);
    }

    /** The level now, asked of the kernel; unknown until the line has been requested. */
    @Override
    public DigitalState state() {
        InputGroup joined = group;
        return joined == null
                ? DigitalState.UNKNOWN
                : Levels.of(joined.readNow(index), line.settings().activeLow());
    }

    @Override
    public DigitalInput shutdownInternal(Context context) {
        super.shutdownInternal(context);
        if (group != null) {
            group.leave(index);
            group = null;
        }
        return this;
    }
}
