package dev.takt.hardware;

import com.pi4j.Pi4J;
import com.pi4j.context.Context;
import com.pi4j.io.gpio.digital.DigitalInput;
import com.pi4j.io.gpio.digital.DigitalOutput;
import com.pi4j.io.gpio.digital.DigitalState;
import com.pi4j.io.gpio.digital.PullResistance;
import dev.takt.arena.SignalArena;
import dev.takt.arena.Slot;
import dev.takt.board.ChannelBoard;
import dev.takt.board.HardwareKeys;
import dev.takt.board.TestPoints;
import dev.takt.board.pi4j.Boards;
import dev.takt.board.pi4j.kernel.KernelPlugin;
import dev.takt.config.BoardChoice;
import dev.takt.config.GpioInput;
import dev.takt.config.GpioOutput;
import dev.takt.linux.device.DeviceException;
import dev.takt.linux.device.Devices;
import dev.takt.linux.gpio.ChipChoice;
import dev.takt.linux.gpio.GpioChip;
import dev.takt.linux.gpio.LineRequest;
import dev.takt.linux.gpio.LineSettings;
import dev.takt.linux.gpio.LineSettings.Bias;
import dev.takt.linux.gpio.LineSettings.Drive;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Ways to read the first lines of a chip and to drive those behind them, each of which changes in
 * every tick.
 */
record LineWays(String chip, int inputs, int outputs) {
    /** As a controller does it: from the latch of its board to its post, arena included. */
    Way.Named takt() {
        return new Way.Named("Takt's board", this::openBoard);
    }

    /** A request for each line and a call for each request, by the same binding to the kernel. */
    Way.Named lineByLine() {
        return new Way.Named("a call per line", this::openLines);
    }

    /** As a program does that knows Takt's provider only as one of Pi4J. */
    Way.Named pi4j() {
        return new Way.Named("Pi4J's interface", this::openPi4j);
    }

    private Way openBoard() throws Exception {
        TestPoints points = new TestPoints();
        for (int i = 0; i < inputs; i++) {
            GpioInput line = new GpioInput(i, chip, GpioInput.Pull.OFF, false, 0);
            points.input("in" + i, line, false);
        }
        for (int i = 0; i < outputs; i++) {
            points.output("out" + i, new GpioOutput(inputs + i, chip, false), 0);
        }
        SignalArena arena = points.arena();
        Slot[] driven = new Slot[outputs];
        for (int i = 0; i < outputs; i++) {
            driven[i] = arena.layout().slot("out" + i);
        }
        ChannelBoard board = Boards.open(BoardChoice.LINUX, points.points(), arena);
        return new Way() {
            private long nowNanos;
            private double level;

            @Override
            public void tick() {
                nowNanos += TestPoints.TICK_NANOS;
                board.latch(nowNanos);
                level = 1 - level;
                for (Slot slot : driven) {
                    arena.set(slot, level);
                }
                board.post();
            }

            @Override
            public void close() {
                board.close();
                arena.close();
            }
        };
    }

    private Way openLines() throws DeviceException {
        List<LineRequest> read = new ArrayList<>();
        List<LineRequest> written = new ArrayList<>();
        Devices devices = Devices.ofThisMachine();
        String name = ChipChoice.of(chip, GpioChip.all(devices)).orElseThrow().name();
        try (GpioChip opened = GpioChip.open(devices, name)) {
            for (int i = 0; i < inputs; i++) {
                LineSettings line = LineSettings.input(i, false, Bias.OFF, 0);
                read.add(opened.request(List.of(line), 0));
            }
            for (int i = 0; i < outputs; i++) {
                LineSettings line = LineSettings.output(inputs + i, false, Drive.PUSH_PULL, false);
                written.add(opened.request(List.of(line), 0));
            }
        }
        LineRequest[] from = read.toArray(LineRequest[]::new);
        LineRequest[] to = written.toArray(LineRequest[]::new);
        double[] samples = new double[inputs];
        return new Way() {
            private long level;

            @Override
            public void tick() {
                for (int i = 0; i < from.length; i++) {
                    samples[i] = from[i].read() ? from[i].values() : Double.NaN;
                }
                level = 1 - level;
                for (LineRequest request : to) {
                    if (!request.write(level, 1)) {
                        throw new AssertionError("a line is not driven");
                    }
                }
            }

            @Override
            public void close() {
                read.forEach(LineRequest::close);
                written.forEach(LineRequest::close);
            }
        };
    }

    private Way openPi4j() {
        Context context = openContext();
        Map<String, String> where = Map.of(HardwareKeys.CHIP, chip);
        DigitalInput[] from = new DigitalInput[inputs];
        for (int i = 0; i < inputs; i++) {
            from[i] =
                    context.create(
                            DigitalInput.newConfigBuilder(context)
                                    .id("in" + i)
                                    .load(where)
                                    .bcm(i)
                                    .pull(PullResistance.OFF)
                                    .debounce(0L)
                                    .build());
        }
        DigitalOutput[] to = new DigitalOutput[outputs];
        for (int i = 0; i < outputs; i++) {
            to[i] =
                    context.create(
                            DigitalOutput.newConfigBuilder(context)
                                    .id("out" + i)
                                    .load(where)
                                    .bcm(inputs + i)
                                    .initial(DigitalState.LOW)
                                    .build());
        }
        double[] samples = new double[inputs];
        return new Way() {
            private DigitalState level = DigitalState.LOW;

            @Override
            public void tick() {
                for (int i = 0; i < from.length; i++) {
                    samples[i] = from[i].state() == DigitalState.HIGH ? 1 : 0;
                }
                level = DigitalState.inverseState(level);
                for (DigitalOutput line : to) {
                    line.state(level);
                }
            }

            @Override
            public void close() {
                context.shutdown();
            }
        };
    }

    /** A context of a program that has Takt's providers on its class path. */
    static Context openContext() {
        return Pi4J.newContextBuilder()
                .noAutoDetect()
                .disableShutdownHook()
                .add(new KernelPlugin().providers())
                .build();
    }
}
