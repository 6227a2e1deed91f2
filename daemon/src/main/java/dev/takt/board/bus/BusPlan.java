package dev.takt.board.bus;

import dev.takt.board.BoardException;
import dev.takt.board.ChipLink;
import dev.takt.board.RealInput;
import dev.takt.board.RealOutput;
import dev.takt.board.chip.Chip;
import dev.takt.board.chip.ChipAssembly;
import dev.takt.board.chip.ChipChannel;
import dev.takt.board.chip.OutputCell;
import dev.takt.board.chip.PlainChips;
import dev.takt.board.device.DeviceDescriptor;
import dev.takt.config.DeviceInput;
import dev.takt.config.DeviceOutput;
import dev.takt.config.I2cInput;
import dev.takt.config.I2cOutput;
import dev.takt.config.SpiInput;
import dev.takt.config.SpiOutput;
import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is wanted of one bus: a device for every place, a chip for every register and transfer. */
final class BusPlan {
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double DEFAULT_HZ = 50;

    /** A chip that waits for its link. */
    private interface Opening {
        Chip open(LinkSource links, Arena arena) throws BoardException;
    }

    private final String bus;
    private final Map<Integer, ChipAssembly> devices = new LinkedHashMap<>();
    private final List<Opening> openings = new ArrayList<>();

    BusPlan(String bus) {
        this.bus = bus;
    }

    String bus() {
        return bus;
    }

    private ChipAssembly device(int place, DeviceDescriptor device) {
        return devices.computeIfAbsent(
                place,
                _ -> {
                    ChipAssembly assembly = new ChipAssembly(device);
                    openings.add((links, arena) -> {
                        ChipLink link = links.open(bus, place, device.spiMode(), device.clockHz());
                        return assembly.chip(link, bus, place, arena);
                    });
                    return assembly;
                });
    }

    RealInput input(DeviceInput source, DeviceDescriptor device, double rateHz) {
        ChipAssembly assembly = device(source.address(), device);
        assembly.set(source.constants());
        return assembly.input(source.field(), periodNanos(rateHz, device.fastestHz()));
    }

    RealOutput output(DeviceOutput sink, DeviceDescriptor device, double rateHz) {
        ChipAssembly assembly = device(sink.address(), device);
        assembly.set(sink.constants());
        return assembly.output(sink.channel(), periodNanos(rateHz, device.fastestHz()));
    }

    RealInput input(I2cInput source, double rateHz) {
        return register(PlainChips.of(source), source.address(), 0, rateHz);
    }

    RealInput input(SpiInput source, double rateHz) {
        return register(PlainChips.of(source), source.chipSelect(), source.mode(), rateHz);
    }

    private RealInput register(DeviceDescriptor register, int place, int spiMode, double rateHz) {
        ChipAssembly assembly = new ChipAssembly(register);
        openings.add((links, arena) ->
                assembly.chip(links.open(bus, place, spiMode, 0), bus, place, arena));
        return assembly.input(null, periodNanos(rateHz, Double.MAX_VALUE));
    }

    RealOutput output(I2cOutput sink, double rateHz) {
        ChipChannel channel = channel(rateHz);
        openings.add((links, arena) ->
                PlainChips.chip(sink, channel, links.open(bus, sink.address(), 0, 0), arena));
        return channel.cell();
    }

    RealOutput output(SpiOutput sink, double rateHz) {
        ChipChannel channel = channel(rateHz);
        openings.add((links, arena) ->
                PlainChips.chip(
                        sink, channel, links.open(bus, sink.chipSelect(), sink.mode(), 0), arena));
        return channel.cell();
    }

    private static ChipChannel channel(double rateHz) {
        return new ChipChannel(0, new OutputCell(), periodNanos(rateHz, Double.MAX_VALUE));
    }

    /** Opens the links, and puts the chips together. */
    List<Chip> chips(LinkSource links, Arena arena) throws BoardException {
        List<Chip> chips = new ArrayList<>();
        for (Opening opening : openings) {
            chips.add(opening.open(links, arena));
        }
        return chips;
    }

    private static long periodNanos(double rateHz, double fastestHz) {
        double wantedHz = Double.isNaN(rateHz) ? DEFAULT_HZ : rateHz;
        return Math.max(1, Math.round(NANOS_PER_SECOND / Math.min(wantedHz, fastestHz)));
    }
}
