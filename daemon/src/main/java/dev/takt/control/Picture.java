package dev.takt.control;

import dev.takt.arena.ImageCell;
import dev.takt.arena.ImageLayout;
import dev.takt.arena.ProcessImage;
import java.util.List;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;

/** All signals of one tick. */
final class Picture {
    private final ImageLayout layout;
    private final double[] values;
    private final long tick;

    private Picture(ImageLayout layout, double[] values, long tick) {
        this.layout = layout;
        this.values = values;
        this.tick = tick;
    }

    /**
     * Takes a picture.
     *
     * @throws RefusedException if the loop was writing all the while
     */
    static Picture of(ProcessImage image) throws RefusedException {
        double[] values = new double[image.layout().cellCount()];
        long tick = image.read(values);
        if (tick == Long.MIN_VALUE) {
            throw new RefusedException("busy", "the loop is writing all the time; ask again");
        }
        return new Picture(image.layout(), values, tick);
    }

    long tick() {
        return tick;
    }

    double value(ImageCell cell) {
        return values[ImageLayout.index(cell)];
    }

    /** Writes the members {@code tick} and {@code values}. */
    void write(JsonGenerator json, List<ImageCell> cells) {
        json.writeNumberProperty("tick", tick);
        json.writeObjectPropertyStart("values");
        for (ImageCell cell : cells) {
            number(json, cell.slot().name(), value(cell));
        }
        json.writeEndObject();
    }

    /** Writes the members {@code tick} and {@code signals}: all there is to say of each. */
    void writeAll(JsonGenerator json) {
        json.writeNumberProperty("tick", tick);
        json.writeArrayPropertyStart("signals");
        for (ImageCell cell : layout.cells()) {
            json.writeStartObject();
            json.writeStringProperty("name", cell.slot().name());
            json.writeStringProperty(
                    "section", cell.slot().section().name().toLowerCase(Locale.ROOT));
            number(json, "value", value(cell));
            json.writeStringProperty("unit", cell.unit());
            if (cell.writable()) {
                number(json, "min", cell.min());
                number(json, "max", cell.max());
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /** A number, or null where it is none that JSON can write. */
    static void number(JsonGenerator json, String name, double value) {
        if (Double.isFinite(value)) {
            json.writeNumberProperty(name, value);
        } else {
            json.writeNullProperty(name);
        }
    }
}
