package dev.takt.board.pi4j.gpio;

import dev.takt.linux.Errno;
import dev.takt.linux.device.DeviceException;
import dev.takt.linux.device.Devices;
import dev.takt.linux.gpio.ChipChoice;
import dev.takt.linux.gpio.GpioChip;
import dev.takt.linux.gpio.GpioChipInfo;
import dev.takt.linux.gpio.LinePlan;
import dev.takt.linux.gpio.LineRequest;
import dev.takt.linux.gpio.LineSettings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Requests lines from the chips they are on, as few requests as possible. */
final class LineOpening {
    /**
     * Some of the lines, held together.
     *
     * @param members whose lines they are, in the order of the request
     * @param name what to call them in messages
     */
    record Held<M>(LineRequest request, List<M> members, String name) {}

    private final Devices devices;

    LineOpening(Devices devices) {
        this.devices = devices;
    }

    /**
     * Requests the lines of all members.
     *
     * @param eventBuffer how many edges the kernel keeps for each request, 0 for its default
     * @throws DeviceException if a line cannot be had; nothing is held then
     */
    <M> List<Held<M>> open(List<M> members, Function<M, LineConfig> lines, int eventBuffer)
            throws DeviceException {
        List<GpioChipInfo> chips = members.isEmpty() ? List.of() : GpioChip.all(devices);
        Map<GpioChipInfo, List<M>> byChip = new LinkedHashMap<>();
        for (M member : members) {
            byChip.computeIfAbsent(chip(lines.apply(member), chips), _ -> new ArrayList<>())
                    .add(member);
        }
        List<Held<M>> held = new ArrayList<>();
        boolean complete = false;
        try {
            for (Map.Entry<GpioChipInfo, List<M>> entry : byChip.entrySet()) {
                open(entry.getKey(), entry.getValue(), lines, eventBuffer, held);
            }
            complete = true;
            return held;
        } finally {
            if (!complete) {
                held.forEach(each -> each.request().close());
            }
        }
    }

    private <M> void open(
            GpioChipInfo info,
            List<M> members,
            Function<M, LineConfig> lines,
            int eventBuffer,
            List<Held<M>> held)
            throws DeviceException {
        List<LineSettings> settings =
                members.stream().map(member -> lines.apply(member).settings()).toList();
        try (GpioChip chip = GpioChip.open(devices, info.name())) {
            int first = 0;
            for (List<LineSettings> part : LinePlan.split(settings)) {
                int end = first + part.size();
                held.add(
                        new Held<>(
                                chip.request(part, eventBuffer),
                                List.copyOf(members.subList(first, end)),
                                part.size() + " lines of " + info));
                first = end;
            }
        }
    }

    private static GpioChipInfo chip(LineConfig line, List<GpioChipInfo> chips)
            throws DeviceException {
        return ChipChoice.of(line.chip(), chips)
                .orElseThrow(() ->
                        new DeviceException(
                                "line " + line.settings().offset(),
                                Errno.ENODEV,
                                ChipChoice.explain(line.chip(), chips)));
    }
}
