package dev.takt.service;

import dev.takt.LoopThread;
import dev.takt.arena.SignalArena;
import dev.takt.batch.BatchCompiler;
import dev.takt.batch.CompiledBatch;
import dev.takt.board.ChannelBoard;
import dev.takt.board.InputChannel;
import dev.takt.board.OpenPoints;
import dev.takt.board.OutputChannel;
import dev.takt.board.Points;
import dev.takt.board.RealInput;
import dev.takt.board.RealOutput;
import dev.takt.config.Configuration;
import dev.takt.config.InputPoint;
import dev.takt.config.Machine;
import dev.takt.config.OutputPoint;
import dev.takt.config.read.ConfigurationReader;
import dev.takt.diagnostic.Diagnostics;
import dev.takt.diagnostic.Source;
import dev.takt.loop.Generation;
import dev.takt.loop.Hatch;
import dev.takt.loop.Rehearsal;
import dev.takt.loop.RehearsalExtent;
import dev.takt.reload.Loaded;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Controllers that are only rehearsed, between the ticks of the real one.
 *
 * <p>Where the JIT has seen one or two classes at a call it compiles for these alone, and throws
 * the code away when another one comes: with the first reload, in the tick that takes it up. So
 * before the first tick it sees batches of several classes, with a mirror and without, and inputs
 * and outputs of several classes, some of which fail. It must not see most of all the classes of
 * the real batch either: code that is compiled for them goes when they go.
 */
final class StandIns {
    /**
     * What the batches of a loop have in common, each once. A method that comes to the second
     * compiler has the text constants of its class made, on the thread that calls it: 80 bytes that
     * the loop would allocate.
     */
    private static final String COMMON =
            """
            , "functions": [
                "ln(abs(a) + 1) + exp(b / 100) + sin(a) + cos(b) + tan(a / 10) + asin(a / 1e9)",
                "+ atan2(a, b) + sqrt(abs(c)) + hypot(a, b) + cbrt(c) + abs(a)^1.5 + mod(a, 7)",
                "+ clamp(b, 0, 1) + round(a) + sign(b)"],
            "blocks": [
                "noise(1) + pid(a, b, kp=1, ki=0.1, kd=0.01) + derivative(a) + integral(b)",
                "+ pid(c, b, kp=k, ki=k, min=-2, max=2, track=0, when=a < 9)",
                "+ mean(a, 1) + slew(b, 1) + highpass(c, 1)"],
            "switches": "debounce(d, 0.1) + hysteresis(a, 1, 2) + ton(d, 0.1) + blink(1) + pwm(0.5, 1)"
            """;

    private static final int FEW = 3;
    private static final int MANY = 40;

    private StandIns() {}

    /** A small one. To be kept for as long as the loop runs: its classes are part of it. */
    static Generation small() {
        return generation(FEW);
    }

    /** Some of each kind, the first of them small. To be kept as well. */
    static List<Generation> make() {
        return List.of(small(), generation(FEW + 1), generation(MANY));
    }

    /** Those and another one, rehearsed where there is no real controller to take turns with. */
    static Rehearsal rehearsal() {
        Configuration configuration = configuration(FEW + 2, COMMON);
        CompiledBatch batch = compile(configuration);
        return Preparation.rehearsal(
                generation(configuration, batch), make(), batch, RehearsalExtent.BESIDE);
    }

    private static Generation generation(int formulas) {
        Configuration configuration = configuration(formulas, "");
        return generation(configuration, compile(configuration));
    }

    private static CompiledBatch compile(Configuration configuration) {
        return BatchCompiler.compile(configuration.program(), SignalArena::collected);
    }

    private static Generation generation(Configuration configuration, CompiledBatch batch) {
        SignalArena arena = batch.arena();
        Points points = Points.of(configuration);
        long tickNanos = points.tickNanos();
        List<RealInput> real = List.of(new Steady(), new Faulty(), new Seldom());
        List<InputChannel> inputs = new ArrayList<>();
        for (InputPoint point : points.inputs()) {
            long period = Double.isNaN(point.rateHz()) ? 0 : 3 * tickNanos;
            RealInput input = real.get(inputs.size() % real.size());
            inputs.add(new InputChannel(point, input, period, tickNanos, arena));
        }
        List<RealOutput> sinks = List.of(new Willing(), new Refusing(), new Counting());
        List<OutputChannel> outputs = new ArrayList<>();
        for (OutputPoint point : points.outputs()) {
            outputs.add(new OutputChannel(point, sinks.get(outputs.size() % sinks.size()), arena));
        }
        OpenPoints opened = new OpenPoints("stand-in", points, _ -> {}, List.of());
        ChannelBoard board = new ChannelBoard("stand-in", points, inputs, outputs, opened, arena);
        return Loaded.generation(configuration, batch, board, true, Hatch.inMemory(arena));
    }

    /**
     * @param more formulas of the fast set, each after a comma
     */
    private static Configuration configuration(int formulas, String more) {
        String signals =
                IntStream.range(0, formulas)
                        .mapToObj(i ->
                                "\"s" + i + "\": \"a * " + i + " + lowpass(b, 0.01) + prev(c)\"")
                        .collect(Collectors.joining(", "));
        String text =
                """
                { "inputs": {
                    "a": { "gpio": 1, "stale_after_ms": 2, "on_fault": { "hold_ms": 3 } },
                    "b": { "gpio": 2, "stale_after_ms": 1 },
                    "c": { "gpio": 3, "rate_hz": 100 },
                    "d": { "gpio": 4, "sim": "x > 0.5" } },
                  "parameters": { "k": 1 },
                  "sets": { "fast": { "formulas": { SIGNALS } },
                            "slow": { "every": 3, "formulas": { "seldom": "k + a" } } },
                  "outputs": {
                    "x": { "pwm": {}, "value": "s0 / 100", "safe": 0, "slew_per_s": 10 },
                    "y": { "gpio": 5, "value": "s1 > b", "safe": 0, "max_on_s": 1 },
                    "z": { "gpio": 6, "value": "tick % 2", "safe": 1 } } }
                """
                        .replace("SIGNALS", signals + more);
        Diagnostics diagnostics = new Diagnostics();
        Configuration configuration =
                new ConfigurationReader(new Machine(1))
                        .read(new Source("stand-in.json", text), diagnostics);
        return Objects.requireNonNull(configuration, () -> diagnostics.sorted().toString());
    }

    private static final class Steady implements RealInput {
        @Override
        @LoopThread
        public double read() {
            return 1;
        }
    }

    private static final class Faulty implements RealInput {
        private int reads;

        @Override
        @LoopThread
        public double read() {
            reads++;
            return reads % 5 < 3 ? Double.NaN : reads;
        }
    }

    private static final class Seldom implements RealInput {
        private int asked;

        @Override
        @LoopThread
        public boolean advance() {
            asked++;
            return asked % 4 == 0;
        }

        @Override
        @LoopThread
        public double read() {
            return asked;
        }

        @Override
        @LoopThread
        public long sampledNanos(long nowNanos) {
            return nowNanos - asked;
        }
    }

    private static final class Willing implements RealOutput {
        @Override
        @LoopThread
        public boolean write(double value) {
            return true;
        }
    }

    private static final class Refusing implements RealOutput {
        private int writes;

        @Override
        @LoopThread
        public boolean write(double value) {
            writes++;
            return writes % 3 == 0;
        }
    }

    private static final class Counting implements RealOutput {
        private double sum;

        @Override
        @LoopThread
        public boolean write(double value) {
            sum += value;
            return sum >= 0;
        }
    }
}
