package dev.takt.cli;

import dev.takt.config.CpuChoice;
import dev.takt.config.LoopSettings;
import dev.takt.config.WaitMode;
import java.math.BigDecimal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** How a loop is driven, where the command line has something to say about it. */
final class LoopOptions {
    @Option(
            names = "--rate",
            paramLabel = "HZ",
            converter = Rate.class,
            description = "Ticks per second, 1 to 20000. Default: 1000.")
    private @Nullable Double rateHz;

    @Option(
            names = "--cpu",
            paramLabel = "N",
            converter = Cpu.class,
            description = "The CPU of the loop, or auto.")
    private @Nullable CpuChoice cpu;

    @Option(
            names = "--priority",
            paramLabel = "N",
            converter = Priority.class,
            description = "Under SCHED_FIFO, 1 to 80. Default: 40.")
    private @Nullable Integer priority;

    @Option(
            names = "--wait",
            paramLabel = "HOW",
            converter = Wait.class,
            description = "sleep, hybrid or spin. Default: hybrid.")
    private @Nullable WaitMode waitMode;

    /** These settings with all that was said on the command line instead. */
    LoopSettings over(LoopSettings settings) {
        return new LoopSettings(
                rateHz == null ? settings.rateHz() : rateHz,
                cpu == null ? settings.cpu() : cpu,
                priority == null ? settings.priority() : priority,
                waitMode == null ? settings.waitMode() : waitMode,
                settings.overrun(),
                settings.lateLimit(),
                settings.armTicks(),
                settings.stallMs());
    }

    /** A rate in Hz. */
    static final class Rate implements ITypeConverter<Double> {
        @Override
        public Double convert(String text) {
            try {
                double rateHz = new BigDecimal(text.strip()).doubleValue();
                if (rateHz >= LoopSettings.SLOWEST_HZ && rateHz <= LoopSettings.FASTEST_HZ) {
                    return rateHz;
                }
            } catch (NumberFormatException e) {
                // Told below, like a number out of range.
            }
            throw new TypeConversionException(
                    "'" + text + "' is not a rate in Hz; write a number from 1 to 20000");
        }
    }

    /** A CPU of this machine. */
    static final class Cpu implements ITypeConverter<CpuChoice> {
        @Override
        public CpuChoice convert(String text) {
            String name = text.strip().toLowerCase(Locale.ROOT);
            int cpus = ConfigurationArgument.cpus();
            if (name.equals("auto")) {
                return CpuChoice.AUTO;
            }
            try {
                int cpu = Integer.parseInt(name);
                if (cpu >= 0 && cpu < cpus) {
                    return new CpuChoice(cpu);
                }
            } catch (NumberFormatException e) {
                // Told below, like a number out of range.
            }
            String all = cpus == 1 ? "CPU 0 only" : "CPUs 0 to " + (cpus - 1);
            throw new TypeConversionException(
                    "'" + text + "' is not a CPU; write auto or a number: this machine has " + all);
        }
    }

    /** A priority that leaves the kernel's own threads above. */
    static final class Priority implements ITypeConverter<Integer> {
        @Override
        public Integer convert(String text) {
            try {
                int priority = Integer.parseInt(text.strip());
                if (priority >= LoopSettings.LOWEST_PRIORITY
                        && priority <= LoopSettings.HIGHEST_PRIORITY) {
                    return priority;
                }
            } catch (NumberFormatException e) {
                // Told below, like a number out of range.
            }
            throw new TypeConversionException(
                    "'"
                            + text
                            + "' is not a priority; write 1 to 80: above run threads of the kernel");
        }
    }

    /** A way to wait. */
    static final class Wait implements ITypeConverter<WaitMode> {
        @Override
        public WaitMode convert(String text) {
            return switch (text.strip().toLowerCase(Locale.ROOT)) {
                case "sleep" -> WaitMode.SLEEP;
                case "hybrid" -> WaitMode.HYBRID;
                case "spin" -> WaitMode.SPIN;
                default ->
                        throw new TypeConversionException(
                                "'" + text + "' is not a way to wait; write sleep, hybrid or spin");
            };
        }
    }
}
