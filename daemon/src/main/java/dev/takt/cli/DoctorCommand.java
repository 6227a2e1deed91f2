package dev.takt.cli;

import dev.takt.config.Configuration;
import dev.takt.config.LoopSettings;
import dev.takt.doctor.LiveFacts;
import dev.takt.doctor.Machine;
import dev.takt.doctor.MachineFiles;
import dev.takt.doctor.Needs;
import dev.takt.doctor.State;
import dev.takt.doctor.condition.Checkup;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code takt doctor}: what costs latency on this machine. */
@Command(
        name = "doctor",
        description = {
            "Finds what costs latency on this machine.",
            "Says why it matters and which command mends it. Changes nothing, needs no root;",
            "rights are judged for the user and the shell that ask."
        },
        sortOptions = false,
        exitCodeList = {
            "0:all is well",
            "1:there are warnings",
            "2:something is bad; or wrong usage, or the configuration has errors"
        })
final class DoctorCommand implements Callable<Integer> {
    private static final int ANY_CPU = -1;

    @Parameters(
            arity = "0..1",
            paramLabel = "CONFIG",
            description = "Judges for this configuration: its CPU, priority, devices and buses.")
    private @Nullable Path config;

    @Option(
            names = "--cpu",
            paramLabel = "N",
            converter = CpuNumber.class,
            description = "Judges CPU N in place of the one the loop would take.")
    private @Nullable Integer cpu;

    @Option(
            names = {"-v", "--verbose"},
            description = "Shows conditions too that this machine does not have.")
    private boolean verbose;

    @Option(names = "--json", description = "Prints one JSON object.")
    private boolean json;

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        Console console = Console.of(spec);
        Configuration configuration = null;
        if (config != null) {
            configuration = ConfigurationArgument.read(config, console.err());
            if (configuration == null) {
                return ExitCode.USAGE;
            }
        }
        Machine machine =
                Machine.of(
                        MachineFiles.HERE,
                        new LiveFacts(),
                        configuration == null ? LoopSettings.DEFAULT : configuration.loop(),
                        cpu == null ? ANY_CPU : cpu,
                        Needs.of(configuration));
        Checkup checkup = Checkup.of(machine);
        if (json) {
            console.out().println(DoctorJson.of(machine, checkup));
        } else {
            int width = console.width();
            console.out().print(DoctorReport.of(machine, checkup, width, verbose));
            console.out().flush();
        }
        return exitCode(checkup);
    }

    static int exitCode(Checkup checkup) {
        return checkup.count(State.BAD) > 0 ? 2 : checkup.count(State.WARN) > 0 ? 1 : ExitCode.OK;
    }
}
