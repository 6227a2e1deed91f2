package dev.takt.service;

import dev.takt.arena.ArenaLayout;
import dev.takt.arena.ImageCell;
import dev.takt.arena.ImageLayout;
import dev.takt.arena.Slot;
import dev.takt.batch.ProgramLayout;
import dev.takt.config.Configuration;
import dev.takt.config.InputPoint;
import dev.takt.config.OutputPoint;
import dev.takt.config.Parameter;
import java.util.HashMap;
import java.util.Map;

/** What the process image of a configuration holds. */
public final class ImageContents {
    private ImageContents() {}

    /** The image that a controller of this configuration will have. */
    public static ImageLayout of(Configuration configuration) {
        return of(configuration, ProgramLayout.of(configuration.program()).layout());
    }

    /**
     * The image of a configuration over an arena.
     *
     * @param arena made for the configuration's program
     */
    static ImageLayout of(Configuration configuration, ArenaLayout arena) {
        Map<String, String> units = new HashMap<>();
        for (InputPoint input : configuration.inputs()) {
            units.put(input.name(), input.unit());
            units.put(input.name() + ".age", "s");
        }
        for (OutputPoint output : configuration.outputs()) {
            units.put(output.name(), output.unit());
        }
        Map<String, Parameter> parameters = new HashMap<>();
        configuration.parameters().forEach(one -> parameters.put(one.name(), one));
        return ImageLayout.of(
                arena,
                slot -> {
                    Parameter parameter = parameters.get(slot.name());
                    return parameter == null
                            ? ImageCell.readOnly(slot, units.getOrDefault(slot.name(), ""))
                            : cell(slot, parameter);
                });
    }

    private static ImageCell cell(Slot slot, Parameter parameter) {
        return new ImageCell(slot, parameter.unit(), parameter.min(), parameter.max());
    }
}
