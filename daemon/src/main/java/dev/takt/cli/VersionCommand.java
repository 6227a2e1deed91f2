package dev.takt.cli;

import dev.takt.linux.MachineName;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code takt version}: which build this is, and with --verbose on what it runs. */
@Command(
        name = "version",
        description = {
            "Shows the version.",
            "With --verbose also the commit, the JVM, the kernel and the board:",
            "what a report of a fault should begin with."
        },
        sortOptions = false,
        exitCodeList = {"0:ok", "2:wrong usage"})
final class VersionCommand implements Callable<Integer> {
    @Option(
            names = {"-v", "--verbose"},
            description = "Shows commit, JVM, kernel and board too.")
    private boolean verbose;

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        Console console = Console.of(spec);
        Build build = Build.read();
        console.out().println("takt " + build.version());
        if (verbose) {
            MachineName machine = MachineName.read();
            console.out().println("commit  " + build.commit());
            console.out().println("java    " + java());
            console.out().println("kernel  " + machine.kernel());
            console.out().println("board   " + machine.hardware());
        }
        console.out().flush();
        return ExitCode.OK;
    }

    private static String java() {
        return String.join(
                ", ",
                Runtime.version().toString(),
                System.getProperty("java.vm.name", ""),
                System.getProperty("java.vm.vendor", ""),
                System.getProperty("os.arch", ""));
    }
}
