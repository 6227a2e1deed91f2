package dev.takt.config.read;

import dev.takt.config.CpuChoice;
import dev.takt.config.LoopSettings;
import dev.takt.config.Machine;
import dev.takt.config.OverrunPolicy;
import dev.takt.config.WaitMode;
import dev.takt.config.json.JsonValue;
import dev.takt.config.json.JsonValue.JsonNumber;
import dev.takt.config.json.JsonValue.JsonString;
import dev.takt.config.json.Phrase;
import dev.takt.diagnostic.Diagnostics;
import org.jspecify.annotations.Nullable;

/** Reads the section {@code loop}. */
final class LoopReader {
    private final Machine machine;
    private final Diagnostics diagnostics;

    LoopReader(Machine machine, Diagnostics diagnostics) {
        this.machine = machine;
        this.diagnostics = diagnostics;
    }

    /**
     * The settings of the loop; the defaults where the section is left out, and wherever it is
     * wrong.
     */
    LoopSettings read(@Nullable ObjectReader loop) {
        LoopSettings standard = LoopSettings.DEFAULT;
        if (loop == null) {
            return standard;
        }
        double rateHz = loop.number("rate_hz");
        return new LoopSettings(
                Double.isNaN(rateHz) ? standard.rateHz() : rateHz,
                cpu(loop, loop.value("cpu")),
                loop.integer("priority", standard.priority()),
                loop.word("wait", WaitMode.class),
                overrun(loop));
    }

    private CpuChoice cpu(ObjectReader loop, @Nullable JsonValue value) {
        if (value == null || (value instanceof JsonString string && string.text().equals("auto"))) {
            return CpuChoice.AUTO;
        }
        if (!(value instanceof JsonNumber number)) {
            if (value instanceof JsonString string) {
                diagnostics.error(
                        value.span(),
                        "'cpu' of " + loop.owner() + " is " + Phrase.quoted(string.text()),
                        "allowed: \"auto\" or the number of a CPU");
            } else {
                loop.mistype("\"auto\" or the number of a CPU", "cpu", value);
            }
            return CpuChoice.AUTO;
        }
        double cpu = number.value();
        boolean known = cpu >= 0 && cpu < machine.cpus() && cpu == Math.rint(cpu);
        if (!known && !Double.isNaN(cpu)) {
            String all = machine.cpus() == 1 ? "CPU 0 only" : "CPUs 0 to " + (machine.cpus() - 1);
            diagnostics.error(
                    value.span(), "unknown CPU " + Phrase.number(cpu), "this machine has " + all);
        }
        return known ? new CpuChoice((int) cpu) : CpuChoice.AUTO;
    }

    /** Two more policies are known by name, and whoever asks for one is told what there is. */
    private OverrunPolicy overrun(ObjectReader loop) {
        JsonValue value = loop.value("overrun");
        if (value instanceof JsonString string
                && (string.text().equals("shed") || string.text().equals("safe"))) {
            diagnostics.error(
                    value.span(),
                    "overrun policy '" + string.text() + "' does not exist yet",
                    "\"skip\" is what there is");
            return OverrunPolicy.SKIP;
        }
        return loop.word("overrun", OverrunPolicy.class);
    }
}
