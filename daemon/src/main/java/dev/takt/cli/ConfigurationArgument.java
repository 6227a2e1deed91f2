package dev.takt.cli;

import dev.takt.board.device.Descriptors;
import dev.takt.config.Configuration;
import dev.takt.config.LoopSettings;
import dev.takt.config.Machine;
import dev.takt.config.read.ConfigurationReader;
import dev.takt.diagnostic.Diagnostic;
import dev.takt.diagnostic.DiagnosticRenderer;
import dev.takt.diagnostic.Diagnostics;
import dev.takt.formula.check.Declarations;
import dev.takt.linux.CpuTopology;
import dev.takt.reload.Reading;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Parameters;

/** The configuration a command is given. */
final class ConfigurationArgument {
    static final String LABEL = "CONFIG";
    static final String DESCRIPTION = "A JSON file, or a directory of them.";

    private static final int MOST_PRINTED = 1000;

    @Parameters(paramLabel = LABEL, description = DESCRIPTION)
    private Path path = Path.of("");

    /** As the user wrote it. */
    Path path() {
        return path;
    }

    /**
     * Reads the configuration and prints everything that is wrong with it, warnings too.
     *
     * @return null where it has errors
     */
    @Nullable Configuration read(PrintWriter err) {
        return read(path, err);
    }

    /** The same for a command that can do without. */
    static @Nullable Configuration read(Path path, PrintWriter err) {
        return read(path, UnaryOperator.identity(), err);
    }

    /**
     * The same for a loop that is driven otherwise than the file says.
     *
     * @param override the settings that hold, from those of the file
     */
    static @Nullable Configuration read(
            Path path, UnaryOperator<LoopSettings> override, PrintWriter err) {
        Diagnostics diagnostics = new Diagnostics();
        Configuration configuration =
                new ConfigurationReader(machine(path, diagnostics), override)
                        .read(path, diagnostics);
        print(diagnostics, err);
        return configuration;
    }

    /** Reads a configuration once more, for a controller that runs; prints nothing. */
    static Reading readAgain(Path path) {
        return readAgain(path, UnaryOperator.identity());
    }

    /** The same for a loop that is driven otherwise than the file says. */
    static Reading readAgain(Path path, UnaryOperator<LoopSettings> override) {
        Diagnostics diagnostics = new Diagnostics();
        Configuration configuration =
                new ConfigurationReader(machine(path, diagnostics), override)
                        .read(path, diagnostics);
        return new Reading(configuration, diagnostics.sorted());
    }

    private static Machine machine(Path path, Diagnostics diagnostics) {
        return new Machine(cpus(), nativeDirectory(), Descriptors.beside(path, diagnostics));
    }

    /**
     * CPUs of the machine: those this process may not use by default are the ones to pin a loop to.
     */
    static int cpus() {
        int online = CpuTopology.read().online().last() + 1;
        return Math.max(online, Runtime.getRuntime().availableProcessors());
    }

    /** Where the environment says that libraries may come from; null where it says nothing. */
    private static @Nullable Path nativeDirectory() {
        String directory = System.getenv(Machine.NATIVE_DIRECTORY);
        return directory == null || directory.isEmpty() ? null : Path.of(directory);
    }

    /** In order of place; where there is no end of them, errors before warnings and only some. */
    private static void print(Diagnostics diagnostics, PrintWriter err) {
        List<Diagnostic> all = new ArrayList<>(diagnostics.sorted());
        if (all.size() > MOST_PRINTED) {
            all.sort(Comparator.comparing(Diagnostic::severity));
        }
        for (Diagnostic diagnostic : all.subList(0, Math.min(all.size(), MOST_PRINTED))) {
            err.println(DiagnosticRenderer.render(diagnostic));
        }
        if (all.size() > MOST_PRINTED) {
            err.println("... and " + (all.size() - MOST_PRINTED) + " more");
        }
        if (diagnostics.errorCount() > 1) {
            err.println(diagnostics.errorCount() + " errors");
        }
        err.flush();
    }

    /** What a configuration holds, in one line. */
    static String holdings(Configuration configuration) {
        Declarations declarations = configuration.declarations();
        return String.join(
                ", ",
                counted(declarations.inputs().size(), "input"),
                counted(configuration.program().formulas(), "formula"),
                counted(declarations.outputs().size(), "output"),
                counted(declarations.sets().size(), "set"));
    }

    private static String counted(int count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }
}
