package dev.takt.board;

import dev.takt.LoopThread;
import dev.takt.arena.SignalArena;
import dev.takt.config.InputPoint;
import dev.takt.config.OutputPoint;
import dev.takt.linux.MonotonicClock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A board made of channels: all inputs in one flat array, all outputs in another.
 *
 * <p>{@link #close} never throws: what fails on the way is logged, and the rest goes on.
 */
public final class ChannelBoard implements Board {
    private static final Logger LOG = LoggerFactory.getLogger(ChannelBoard.class);

    private final String name;
    private final Points points;
    private final InputChannel[] inputs;
    private final OutputChannel[] outputs;
    private final ShownLevel[] levels;
    private final Bulk[] bulks;
    private final FaultInjection faults;

    /** Where the hardware of each point was opened, by its name. */
    private final Map<String, OpenPoints> origins;

    /** All hardware that is open, of boards that this one took over from too. */
    private final List<OpenPoints> open;

    private final List<String> refusedBulks = new CopyOnWriteArrayList<>();
    private boolean closed;

    // Of the loop thread alone.
    private int watched;
    private int slowestInput = -1;
    private int slowestOutput = -1;

    /**
     * A board of its own.
     *
     * @param points in the order of the channels
     * @param opened their hardware, closed with the board
     * @param arena what the channels are over
     */
    public ChannelBoard(
            String name,
            Points points,
            List<InputChannel> inputs,
            List<OutputChannel> outputs,
            OpenPoints opened,
            SignalArena arena) {
        this(
                name,
                points,
                inputs,
                outputs,
                origins(points, opened),
                new CopyOnWriteArrayList<>(List.of(opened)),
                arena);
        showLevels();
    }

    private ChannelBoard(
            String name,
            Points points,
            List<InputChannel> inputs,
            List<OutputChannel> outputs,
            Map<String, OpenPoints> origins,
            List<OpenPoints> open,
            SignalArena arena) {
        this.name = name;
        this.points = points;
        this.inputs = inputs.toArray(InputChannel[]::new);
        this.outputs = outputs.toArray(OutputChannel[]::new);
        this.faults =
                new FaultInjection(
                        inputs.stream().flatMap(input -> input.faulty().stream()).toList());
        this.origins = origins;
        this.open = open;
        this.bulks = open.stream().flatMap(part -> part.bulks().stream()).toArray(Bulk[]::new);
        this.levels =
                points.names().stream()
                        .flatMap(point -> origin(point).levels(point, arena).stream())
                        .toArray(ShownLevel[]::new);
    }

    private static Map<String, OpenPoints> origins(Points points, OpenPoints opened) {
        Map<String, OpenPoints> origins = new HashMap<>();
        points.names().forEach(point -> origins.put(point, opened));
        return origins;
    }

    private OpenPoints origin(String point) {
        return Objects.requireNonNull(origins.get(point), point);
    }

    /** Opens points, over the arena that the board will be over, with their outputs safe. */
    @FunctionalInterface
    public interface Opening {
        ChannelBoard open(Points points) throws BoardException;
    }

    /**
     * A board for other points over another arena that shares the hardware of this one. What is new
     * is opened; nothing is closed, so that this board can run on, and take over again, until
     * {@link #releaseOthers}.
     *
     * @param opening opens what is not open yet
     * @throws BoardException if something cannot be opened; nothing has changed then
     */
    public ChannelBoard over(Points others, SignalArena arena, Opening opening)
            throws BoardException {
        Points missing = others.without(points);
        Map<String, InputChannel> sharedInputs = new HashMap<>();
        Map<String, OutputChannel> sharedOutputs = new HashMap<>();
        Map<String, OpenPoints> allOrigins = new HashMap<>(origins);
        for (int i = 0; i < inputs.length; i++) {
            sharedInputs.put(points.inputs().get(i).name(), inputs[i]);
        }
        for (OutputChannel output : outputs) {
            sharedOutputs.put(output.name(), output);
        }
        Map<String, InputChannel> newInputs = new HashMap<>();
        Map<String, OutputChannel> newOutputs = new HashMap<>();
        if (!missing.isEmpty()) {
            ChannelBoard opened = opening.open(missing);
            for (int i = 0; i < opened.inputs.length; i++) {
                newInputs.put(missing.inputs().get(i).name(), opened.inputs[i]);
            }
            for (OutputChannel output : opened.outputs) {
                newOutputs.put(output.name(), output);
            }
            allOrigins.putAll(opened.origins);
            open.addAll(opened.open);
        }
        List<InputChannel> allInputs = new ArrayList<>();
        for (InputPoint point : others.inputs()) {
            InputChannel fresh = newInputs.get(point.name());
            allInputs.add(
                    fresh == null
                            ? required(sharedInputs, point.name()).over(point, arena)
                            : fresh);
        }
        List<OutputChannel> allOutputs = new ArrayList<>();
        for (OutputPoint point : others.outputs()) {
            OutputChannel fresh = newOutputs.get(point.name());
            allOutputs.add(
                    fresh == null
                            ? required(sharedOutputs, point.name()).over(point, arena)
                            : fresh);
        }
        return new ChannelBoard(name, others, allInputs, allOutputs, allOrigins, open, arena);
    }

    private static <T> T required(Map<String, T> shared, String point) {
        return Objects.requireNonNull(shared.get(point), point);
    }

    /** Releases what is open and not of this board. No other board on the hardware may run then. */
    public synchronized void releaseOthers() {
        Set<String> mine = new HashSet<>(points.names());
        open.removeIf(part -> part.keep(point -> mine.contains(point) && origin(point) == part));
    }

    @Override
    @LoopThread
    public void takeOver(Board previous) {
        showLevels();
        for (int i = 0; i < outputs.length; i++) {
            outputs[i].writtenBy(this);
        }
        if (previous instanceof ChannelBoard before) {
            for (int i = 0; i < before.outputs.length; i++) {
                before.outputs[i].leaveUnlessWrittenBy(this);
            }
        }
    }

    @LoopThread
    private void showLevels() {
        for (int i = 0; i < levels.length; i++) {
            levels[i].show();
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<BusUse> buses() {
        return open.stream().flatMap(opened -> opened.buses().stream()).toList();
    }

    @Override
    @LoopThread
    public void latch(long nowNanos) {
        for (int i = 0; i < bulks.length; i++) {
            bulks[i].latch(nowNanos);
        }
        if (watched > 0) {
            latchWatched(nowNanos);
            return;
        }
        slowestInput = -1;
        for (int i = 0; i < inputs.length; i++) {
            inputs[i].latch(nowNanos);
        }
    }

    @LoopThread
    private void latchWatched(long nowNanos) {
        watched--;
        long longest = -1;
        long begin = MonotonicClock.nowNanos();
        for (int i = 0; i < inputs.length; i++) {
            inputs[i].latch(nowNanos);
            long end = MonotonicClock.nowNanos();
            if (end - begin > longest) {
                longest = end - begin;
                slowestInput = i;
            }
            begin = end;
        }
    }

    @Override
    @LoopThread
    public void post() {
        if (watched > 0) {
            postWatched();
        } else {
            slowestOutput = -1;
            for (int i = 0; i < outputs.length; i++) {
                outputs[i].post();
            }
        }
        for (int i = 0; i < bulks.length; i++) {
            bulks[i].post();
        }
    }

    @LoopThread
    private void postWatched() {
        long longest = -1;
        long begin = MonotonicClock.nowNanos();
        for (int i = 0; i < outputs.length; i++) {
            outputs[i].post();
            long end = MonotonicClock.nowNanos();
            if (end - begin > longest) {
                longest = end - begin;
                slowestOutput = i;
            }
            begin = end;
        }
    }

    @Override
    @LoopThread
    public void watch(int ticks) {
        watched = ticks;
    }

    @Override
    @LoopThread
    public int slowestInput() {
        return slowestInput;
    }

    @Override
    @LoopThread
    public int slowestOutput() {
        return slowestOutput;
    }

    @Override
    @LoopThread
    public void postSafe() {
        for (int i = 0; i < outputs.length; i++) {
            outputs[i].postSafe();
        }
        for (int i = 0; i < bulks.length; i++) {
            bulks[i].postAll();
        }
    }

    @Override
    public FaultInjection faults() {
        return faults;
    }

    @Override
    public List<String> refused() {
        return Stream.concat(
                        Arrays.stream(outputs)
                                .filter(output -> !output.hasTaken())
                                .map(OutputChannel::name),
                        refusedBulks.stream())
                .toList();
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        for (OutputChannel output : outputs) {
            long failures = output.failures();
            OpenPoints.attempt("output '" + output.name() + "'", output::postSafe);
            if (failures > 0) {
                LOG.warn("output '{}': {} writes were not taken", output.name(), failures);
            }
        }
        for (Bulk bulk : bulks) {
            long failures = bulk.failures();
            OpenPoints.attempt(bulk.name(), bulk::postAll);
            if (bulk.failures() > failures) {
                refusedBulks.add(bulk.name());
            }
            if (failures > 0) {
                LOG.warn("{}: {} writes were not taken", bulk.name(), failures);
            }
        }
        open.forEach(OpenPoints::close);
    }
}
