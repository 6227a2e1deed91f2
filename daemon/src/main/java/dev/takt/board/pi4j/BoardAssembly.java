package dev.takt.board.pi4j;

import com.pi4j.io.IO;
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

    /**
     * @param providers those of points that name none
     * @param plugins where the others are found
     */
    ChannelBoard open(List<? extends Provider<?, ?, ?>> providers, FoundPlugins plugins)
            throws BoardException {
        Contexts contexts = new Contexts(providers, new NamedProviders(plugins), simulated);
        List<AutoCloseable> resources = new ArrayList<>();
        resources.add(files);
        BusPoints buses = simulated ? null : buses(contexts, resources);
        resources.add(contexts);
        OpenPoints opened = new OpenPoints(name, points, contexts::release, resources);
        try {
            List<BulkProvider> together = bulkProviders(providers);
            together.forEach(BulkProvider::gather);
            List<InputChannel> inputs = new ArrayList<>();
            for (InputPoint point : points.inputs()) {
                inputs.add(input(point, contexts, buses, opened));
            }
            List<OutputChannel> outputs = new ArrayList<>();
            for (OutputPoint point : points.outputs()) {
                outputs.add(output(point, contexts, buses, opened));
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

    private BusPoints buses(Contexts contexts, List<AutoCloseable> resources) {
        ChipWires wires = new ChipWires(points);
        ContextLinks links =
                new ContextLinks(
                        (bus, place) -> contexts.of(wires.at(bus, place)).chips(), points.buses());
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

    /** Even the simulated board reads a real file where no formula stands in for it. */
    private boolean isRealFile(InputPoint point) {
        return point.source() instanceof FileInput && !(simulated && point.simulated());
    }

    private boolean isRealFile(OutputPoint point) {
        return point.sink() instanceof FileOutput && !simulated;
    }

    private InputChannel input(
            InputPoint point, Contexts contexts, @Nullable BusPoints buses, OpenPoints opened)
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
            PointContext context = contexts.of(PointWire.of(point));
            IO<?, ?, ?> io = context.factory().input(point);
            if (point.simulated() && io instanceof SimulatedIo level) {
                opened.show(point.name(), level, arena.layout().slot(point.name() + "$sim").name());
            }
            input = context.input(io, point);
            periodNanos = periodNanos(point.rateHz());
        }
        if (simulated) {
            input = new FaultyInput(point.name(), input, points.tickNanos());
        }
        return new InputChannel(point, input, periodNanos, points.tickNanos(), arena);
    }

    private OutputChannel output(
            OutputPoint point, Contexts contexts, @Nullable BusPoints buses, OpenPoints opened)
            throws BoardException {
        RealOutput output = buses == null ? null : buses.output(point);
        if (output != null) {
            return new OutputChannel(point, output, arena);
        }
        if (point.sink() instanceof FileOutput sink && isRealFile(point)) {
            output = files.output(point.name(), sink, point.rateHz());
        } else {
            PointContext context = contexts.of(PointWire.of(point));
            IO<?, ?, ?> io = context.factory().output(point);
            if (io instanceof SimulatedIo level) {
                opened.show(point.name(), level, point.name() + "$pin");
            }
            output = context.output(io);
        }
        return new OutputChannel(point, output, arena);
    }

    private static long periodNanos(double rateHz) {
        return Double.isNaN(rateHz) ? 0 : Math.round(NANOS_PER_SECOND / rateHz);
    }
}
