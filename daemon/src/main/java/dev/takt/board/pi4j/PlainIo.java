package dev.takt.board.pi4j;

import com.pi4j.io.IO;
import com.pi4j.io.gpio.analog.AnalogInput;
import com.pi4j.io.gpio.digital.DigitalInput;
import com.pi4j.io.gpio.digital.DigitalOutput;
import com.pi4j.io.gpio.digital.DigitalState;
import com.pi4j.io.pwm.Pwm;
import dev.takt.board.BoardException;
import dev.takt.board.RealInput;
import dev.takt.board.RealOutput;
import org.jspecify.annotations.Nullable;

/**
 * Inputs and outputs of any Pi4J provider as the loop wants them.
 *
 * <p>What offers exact numbers itself is used as it is. The rest is used through the plain
 * interfaces of Pi4J: whole numbers, percents, and whatever the provider allocates or waits for,
 * about which nobody can promise what {@link dev.takt.LoopThread} promises. An exception of the
 * provider, or a library that it does not find, is an invalid sample or a value that was not taken;
 * it never reaches the loop.
 */
final class PlainIo {
    private PlainIo() {}

    static RealInput input(IO<?, ?, ?> io) throws BoardException {
        return io instanceof RealInput real ? real : plainInput(io);
    }

    /** The same, whatever else it offers. */
    static RealInput plainInput(IO<?, ?, ?> io) throws BoardException {
        if (io instanceof DigitalInput digital) {
            return new Digital(digital, onState(digital.config().onState()));
        }
        if (io instanceof AnalogInput analog) {
            return new Analog(analog);
        }
        throw unusable(io, "input");
    }

    static RealOutput output(IO<?, ?, ?> io) throws BoardException {
        return io instanceof RealOutput real ? real : plainOutput(io);
    }

    /** The same, whatever else it offers. */
    static RealOutput plainOutput(IO<?, ?, ?> io) throws BoardException {
        if (io instanceof DigitalOutput digital) {
            DigitalState onState = onState(digital.config().onState());
            return new DigitalSink(digital, onState, DigitalState.inverseState(onState));
        }
        if (io instanceof Pwm pwm) {
            return new PwmSink(pwm);
        }
        throw unusable(io, "output");
    }

    private static DigitalState onState(@Nullable DigitalState configured) {
        return configured == DigitalState.LOW ? DigitalState.LOW : DigitalState.HIGH;
    }

    private static BoardException unusable(IO<?, ?, ?> io, String use) {
        return new BoardException(
                "'" + io.id() + "': a Pi4J " + io.type() + " cannot be used as an " + use);
    }

    private record Digital(DigitalInput input, DigitalState onState) implements RealInput {
        @Override
        public double read() {
            try {
                DigitalState state = input.state();
                return state == DigitalState.UNKNOWN ? Double.NaN : state == onState ? 1 : 0;
            } catch (RuntimeException | LinkageError e) {
                return Double.NaN;
            }
        }
    }

    private record Analog(AnalogInput input) implements RealInput {
        @Override
        public double read() {
            try {
                return input.value();
            } catch (RuntimeException | LinkageError e) {
                return Double.NaN;
            }
        }
    }

    private record DigitalSink(DigitalOutput output, DigitalState onState, DigitalState offState)
            implements RealOutput {
        @Override
        public boolean write(double value) {
            try {
                output.state(value == 0 ? offState : onState);
                return true;
            } catch (RuntimeException | LinkageError e) {
                return false;
            }
        }
    }

    private record PwmSink(Pwm output) implements RealOutput {
        private static final double PERCENT = 100;

        @Override
        public boolean write(double value) {
            try {
                int percent = (int) Math.rint(Math.min(Math.max(value, 0), 1) * PERCENT);
                if (percent == 0) {
                    output.off();
                } else {
                    output.on(percent);
                }
                return true;
            } catch (RuntimeException | LinkageError e) {
                return false;
            }
        }
    }
}
