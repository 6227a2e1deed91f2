package dev.takt.board.device;

import dev.takt.config.BusKind;
import dev.takt.config.DeviceTraffic;
import dev.takt.config.DeviceTraffic.Exchange;
import dev.takt.config.DeviceTraffic.Read;
import dev.takt.diagnostic.Diagnostics;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Counts what a device exchanges over its bus. */
final class Traffic {
    private Traffic() {}

    static DeviceTraffic of(DeviceDescriptor device) {
        DeviceOutputs outputs = device.outputs();
        return new DeviceTraffic(
                device.reads().stream().map(step -> read(step, device.bus())).toList(),
                needs(device),
                outputs == null
                        ? List.of()
                        : outputs.write().stream()
                                .map(write -> new Exchange(write.bytes().size(), 0))
                                .toList(),
                outputs != null && outputs.shared());
    }

    private static Read read(ReadStep step, BusKind bus) {
        List<Exchange> exchanges = new ArrayList<>();
        ByteWrite trigger = step.trigger();
        if (trigger != null) {
            exchanges.add(new Exchange(trigger.bytes().size(), 0));
        }
        if (step.ready() != null) {
            exchanges.add(registerRead(step.ready().register(), 1));
        }
        exchanges.add(
                bus == BusKind.SPI
                        ? new Exchange(step.transfer().size(), step.transfer().size())
                        : registerRead(step.register(), step.length()));
        return new Read(exchanges, trigger == null ? 0 : trigger.waitMs());
    }

    private static Exchange registerRead(int register, int length) {
        return new Exchange(register < 0 ? 0 : 1, length);
    }

    private static Map<String, Set<Integer>> needs(DeviceDescriptor device) {
        DeviceProgram program = DeviceDecoder.check(device, new Diagnostics());
        Map<String, Set<Integer>> needs = new HashMap<>();
        for (NamedFormula field : device.fields()) {
            Set<String> names = new TreeSet<>();
            if (program != null) {
                names.addAll(program.needs(field.name()));
                names.addAll(program.needs(DeviceDecoder.VALID));
            }
            Set<Integer> places = new TreeSet<>();
            for (int i = 0; i < device.reads().size(); i++) {
                if (device.reads().get(i).raw().stream()
                        .anyMatch(raw -> names.contains(raw.name()))) {
                    places.add(i);
                }
            }
            needs.put(field.name(), places);
        }
        return needs;
    }
}
