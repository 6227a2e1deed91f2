package dev.takt.config.read;

import dev.takt.config.CpuChoice;
import dev.takt.config.LateLimit;
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
        OverrunPolicy overrun = loop.word("overrun", OverrunPolicy.class);
        double rate = Double.isNaN(rateHz) ? standard.rateHz() : rateHz;
        return new LoopSettings(
                rate,
                cpu(loop, loop.value("cpu")),
                loop.integer("priority", standard.priority()),
                loop.word("wait", WaitMode.class),
                overrun,
                lateLimit(loop, overrun),
                loop.integer("arm_ticks", standard.armTicks()),
                stall(loop, rate));
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

    private double stall(ObjectReader loop, double rateHz) {
        double stallMs = loop.number("stall_ms");
        double leastMs = 2000 / rateHz;
        if (stallMs < leastMs) {
            diagnostics.error(
                    loop.valuePlace("stall_ms"),
                    "'stall_ms' of "
                            + loop.owner()
                            + " is "
                            + Phrase.number(stallMs)
                            + ", less than two periods",
                    "at least " + Phrase.number(leastMs) + " at this rate");
        }
        return stallMs;
    }

    /** When too many ticks are late; belongs to the policy {@code safe} alone. */
    private LateLimit lateLimit(ObjectReader loop, OverrunPolicy policy) {
        LateLimit standard = LateLimit.DEFAULT;
        ObjectReader limit = loop.object("safe_after", Section.SAFE_AFTER);
        if (limit == null) {
            return standard;
        }
        if (policy != OverrunPolicy.SAFE) {
            diagnostics.error(
                    loop.keyPlace("safe_after"),
                    "'safe_after' of " + loop.owner() + " has no effect",
                    "it goes with \"overrun\": \"safe\"");
        }
        int late = limit.integer("late", standard.late());
        int of = limit.integer("of", standard.of());
        if (late > of) {
            diagnostics.error(
                    limit.valuePlace("late"),
                    "%d late ticks of %d cannot happen".formatted(late, of),
                    "'late' is at most 'of'");
            return standard;
        }
        return new LateLimit(late, of);
    }
}
