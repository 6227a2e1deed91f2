package dev.takt.board.pi4j;

import com.pi4j.Pi4J;
import com.pi4j.context.Context;
import com.pi4j.io.IO;
import com.pi4j.io.gpio.digital.DigitalInput;
import com.pi4j.provider.Provider;
import dev.takt.arena.SignalArena;
import dev.takt.board.BoardException;
import dev.takt.board.Bulk;
import dev.takt.board.BulkProvider;
import dev.takt.board.ChannelBoard;
import dev.takt.board.FaultyInput;
import dev.takt.board.InputChannel;
import dev.takt.board.OpenPoints;
import dev.takt.board.OutputChannel;
import dev.takt.board.Points;
import dev.takt.board.RealInput;
import dev.takt.board.RealOutput;
import dev.takt.board.SimulatedIo;
import dev.takt.board.bus.BusGroup;
import dev.takt.board.file.FileGroup;
import dev.takt.config.CounterInput;
import dev.takt.config.FileInput;
import dev.takt.config.FileOutput;
import dev.takt.config.InputPoint;
import dev.takt.config.OutputPoint;
import dev.takt.config.SpiInput;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts one board together. */
final class BoardAssembly {
    private static final double NANOS_PER_SECOND = 1e9;

    private final String name;
    private final Points points;
    private final SignalArena arena;
    private final boolean simulated;
    private final FileGroup files = new FileGroup();

    BoardAssembly(String name, Points points, SignalArena arena, boolean simulated) {
        this.name = name;
        this.points = points;
        this.arena = arena;
        this.simulated = simulated;
    }

    ChannelBoard open(List<? extends Provider<?, ?, ?>> providers) throws BoardException {
        Context context = needsContext() ? context(providers) : null;
        List<AutoCloseable> resources = new ArrayList<>();
        resources.add(files);
        BusPoints buses = context == null || simulated ? null : buses(context, resources);
        if (context != null) {
            resources.add(new ContextEnd(context));
        }
        OpenPoints opened =
                new OpenPoints(
                        name,
                        points,
                        point -> {
                            if (context != null && context.registry().exists(point)) {
                                context.shutdown(point);
                            }
                        },
                        resources);
        try {
            PointFactory factory = context == null ? null : new PointFactory(context, simulated);
            List<BulkProvider> together = bulkProviders(providers);
            together.forEach(BulkProvider::gather);
            List<InputChannel> inputs = new ArrayList<>();
            for (InputPoint point : points.inputs()) {
                inputs.add(input(point, factory, buses, opened));
            }
            List<OutputChannel> outputs = new ArrayList<>();
            for (OutputPoint point : points.outputs()) {
                outputs.add(output(point, factory, buses, opened));
            }
            List<Bulk> bulks = new ArrayList<>();
            for (BulkProvider provider : together) {
                bulks.addAll(provider.request());
            }
            opened.together(bulks);
            files.start();
            if (buses != null) {
                buses.start();
            }
            ChannelBoard board = new ChannelBoard(name, points, inputs, outputs, opened, arena);
            board.postSafe();
            return board;
        } catch (RuntimeException | BoardException e) {
            opened.close();
            throw e;
        }
    }

    private BusPoints buses(Context context, List<AutoCloseable> resources) {
        ContextLinks links = new ContextLinks(new ChipLinks(context), points.buses());
        BusGroup group = new BusGroup(links, points.tickNanos());
        resources.add(group);
        return new BusPoints(group, points);
    }

    private static List<BulkProvider> bulkProviders(List<? extends Provider<?, ?, ?>> providers) {
        return providers.stream()
                .filter(BulkProvider.class::isInstance)
                .map(BulkProvider.class::cast)
                .toList();
    }

    private boolean needsContext() {
        return points.inputs().stream().anyMatch(point -> !isRealFile(point))
                || points.outputs().stream().anyMatch(point -> !isRealFile(point));
    }

    /** Even the simulated board reads a real file where no formula stands in for it. */
    private boolean isRealFile(InputPoint point) {
        return point.source() instanceof FileInput && !(simulated && point.simulated());
    }

    private boolean isRealFile(OutputPoint point) {
        return point.sink() instanceof FileOutput && !simulated;
    }

    /** A context with these providers and no others. */
    static Context context(List<? extends Provider<?, ?, ?>> providers) throws BoardException {
        try {
            // No detection: it would load every plugin on the class path, and the service that runs
            // the controller ends the board itself, in its own order.
            return Pi4J.newContextBuilder()
                    .noAutoDetect()
                    .noAutoInject()
                    .disableShutdownHook()
                    .add(providers.toArray(Provider[]::new))
                    .build();
        } catch (RuntimeException e) {
            throw new BoardException("Pi4J does not start: " + e.getMessage(), e);
        }
    }

    private InputChannel input(
            InputPoint point,
            @Nullable PointFactory factory,
            @Nullable BusPoints buses,
            OpenPoints opened)
            throws BoardException {
        RealInput input = buses == null ? null : buses.input(point);
        long periodNanos = 0;
        if (input != null) {
            // A thread of a bus has its own times; the loop takes what is there.
            boolean inline = point.source() instanceof SpiInput spi && spi.inline();
            periodNanos = inline ? periodNanos(point.rateHz()) : 0;
        } else if (point.source() instanceof FileInput source && isRealFile(point)) {
            input = files.input(point.name(), source, point.rateHz());
        } else {
            IO<?, ?, ?> io = required(factory).input(point);
            if (point.simulated() && io instanceof SimulatedIo level) {
                opened.show(point.name(), level, arena.layout().slot(point.name() + "$sim").name());
            }
            input = input(io, point);
            periodNanos = periodNanos(point.rateHz());
        }
        if (simulated) {
            input = new FaultyInput(point.name(), input, points.tickNanos());
        }
        return new InputChannel(point, input, periodNanos, points.tickNanos(), arena);
    }

    private static RealInput input(IO<?, ?, ?> io, InputPoint point) throws BoardException {
        boolean plain = io instanceof DigitalInput && !(io instanceof RealInput);
        return plain && point.source() instanceof CounterInput counter
                ? PlainCounter.of((DigitalInput) io, counter)
                : PlainIo.input(io);
    }

    private OutputChannel output(
            OutputPoint point,
            @Nullable PointFactory factory,
            @Nullable BusPoints buses,
            OpenPoints opened)
            throws BoardException {
        RealOutput output = buses == null ? null : buses.output(point);
        if (output != null) {
            return new OutputChannel(point, output, arena);
        }
        if (point.sink() instanceof FileOutput sink && isRealFile(point)) {
            output = files.output(point.name(), sink, point.rateHz());
        } else {
            IO<?, ?, ?> io = required(factory).output(point);
            if (io instanceof SimulatedIo level) {
                opened.show(point.name(), level, point.name() + "$pin");
            }
            output = PlainIo.output(io);
        }
        return new OutputChannel(point, output, arena);
    }

    private static long periodNanos(double rateHz) {
        return Double.isNaN(rateHz) ? 0 : Math.round(NANOS_PER_SECOND / rateHz);
    }

    private static PointFactory required(@Nullable PointFactory factory) {
        if (factory == null) {
            throw new IllegalStateException("a point that is no file needs a context");
        }
        return factory;
    }
}
