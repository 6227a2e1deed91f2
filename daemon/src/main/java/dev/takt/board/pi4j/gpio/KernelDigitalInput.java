package dev.takt.board.pi4j.gpio;

import com.pi4j.io.gpio.digital.DigitalInputConfig;
import com.pi4j.io.gpio.digital.DigitalInputProvider;
import com.pi4j.io.gpio.digital.DigitalState;

/**
 * A line that is read. To Takt it is 1 while active and 0 while not, NaN where the kernel does not
 * answer; to Pi4J it is the level.
 */
final class KernelDigitalInput extends SampledLine<InputGroup> {
    KernelDigitalInput(DigitalInputProvider provider, DigitalInputConfig config, LineConfig line) {
        super(provider, config, line);
    }

    /** The level now, asked of the kernel; unknown until the line has been requested. */
    @Override
    public DigitalState state() {
        InputGroup joined = group();
        return joined == null
                ? DigitalState.UNKNOWN
                : Levels.of(joined.readNow(index()), line().settings().activeLow());
    }
}
