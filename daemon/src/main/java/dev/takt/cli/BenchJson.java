package dev.takt.cli;

import dev.takt.bench.Figure;
import dev.takt.config.Configuration;
import java.util.List;

/** What {@code takt bench --json} prints. */
final class BenchJson {
    private BenchJson() {}

    /**
     * One object, with a member for each rung: its time in ns, bytes on the heap, how many times
     * faster it is than the rung before it (null for the first), and than the rate of the loop.
     *
     * @param figures the slowest first
     */
    static String of(Configuration configuration, List<Figure> figures) {
        double rateHz = configuration.loop().rateHz();
        return JsonLine.of(json -> {
            json.writeStringProperty("name", configuration.name());
            json.writeNumberProperty("formulas", configuration.program().formulas());
            json.writeNumberProperty("parameters", configuration.parameters().size());
            json.writeNumberProperty("rate_hz", rateHz);
            Figure above = null;
            for (Figure figure : figures) {
                json.writeObjectPropertyStart(figure.rung().key());
                json.writeNumberProperty("hz", figure.hz());
                json.writeNumberProperty("ns", figure.nanos());
                json.writeNumberProperty("bytes", figure.bytes());
                JsonLine.number(
                        json, "factor", above == null ? Double.NaN : figure.factorOver(above));
                json.writeNumberProperty("headroom", figure.headroom(rateHz));
                json.writeEndObject();
                above = figure;
            }
        });
    }
}
