package dev.takt.library;

import dev.takt.batch.BatchCompiler;
import dev.takt.config.Configuration;
import dev.takt.config.Machine;
import dev.takt.config.read.ConfigurationReader;
import dev.takt.config.read.Names;
import dev.takt.diagnostic.Diagnostics;
import dev.takt.diagnostic.Fragment;
import dev.takt.diagnostic.Source;
import dev.takt.formula.check.Checker;
import dev.takt.formula.check.Declarations;
import dev.takt.formula.check.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Formulas, read and checked: free of mistakes and put in order, whatever the order they were
 * written in.
 *
 * <p>Immutable; any number of threads may use it and compile it, each for itself.
 */
public final class Formulas {
    /** Time between two ticks where nothing else is said, in s: that of {@code takt run}. */
    public static final double DEFAULT_PERIOD_SECONDS = 0.001;

    private final Program program;
    private final double periodSeconds;
    private final List<Mistake> warnings;

    private Formulas(Program program, double periodSeconds, List<Mistake> warnings) {
        this.program = program;
        this.periodSeconds = periodSeconds;
        this.warnings = warnings;
    }

    /**
     * Formulas over variables that are NaN until they are set, with {@link
     * #DEFAULT_PERIOD_SECONDS}.
     *
     * @param formulas name of each result and the formula that computes it; a formula may use the
     *     names of variables and of other formulas
     * @param variables names of what the program sets
     * @return the checked formulas
     * @throws FormulaException with everything that is wrong
     */
    public static Formulas of(Map<String, String> formulas, String... variables) {
        Builder builder = builder();
        for (String variable : variables) {
            builder.variable(variable, Double.NaN);
        }
        formulas.forEach(builder::formula);
        return builder.check();
    }

    /**
     * A configuration, as {@code takt run} takes it; see docs/configuration.md. Its inputs and
     * parameters become variables, its formulas, inputs and outputs results, its {@code rate_hz}
     * the period. No board is opened and no simulation is run.
     *
     * @param text the JSON text
     * @return the checked formulas
     * @throws FormulaException with everything that is wrong
     */
    public static Formulas ofJson(String text) {
        return ofJson("json", text);
    }

    /**
     * As {@link #ofJson(String)}, with a name for the text.
     *
     * @param name what mistakes call the text, normally the path of the file it came from
     * @param text the JSON text
     * @return the checked formulas
     * @throws FormulaException with everything that is wrong
     */
    public static Formulas ofJson(String name, String text) {
        Diagnostics diagnostics = new Diagnostics();
        // A library pins no thread, so whichever CPU the text names is there.
        Machine machine = new Machine(Integer.MAX_VALUE);
        Configuration configuration =
                new ConfigurationReader(machine).read(new Source(name, text), diagnostics);
        return configuration == null
                ? refused(diagnostics)
                : checked(
                        configuration.program(),
                        configuration.declarations().periodSeconds(),
                        diagnostics);
    }

    /**
     * A builder, for variables with a first value or a period of one's own.
     *
     * @return an empty one
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * What was found that is probably not meant.
     *
     * @return sorted by source and place, often empty
     */
    public List<Mistake> warnings() {
        return warnings;
    }

    /**
     * Time between two ticks, which blocks see as {@code dt}.
     *
     * @return seconds, above 0
     */
    public double periodSeconds() {
        return periodSeconds;
    }

    /**
     * Compiles the formulas. Time and memory grow linearly with their number; each call makes code
     * and memory of its own.
     *
     * @return the compiled formulas, before their first tick; the caller closes them
     */
    public CompiledFormulas compile() {
        return new CompiledFormulas(BatchCompiler.compile(program), periodSeconds);
    }

    private static Formulas checked(
            @Nullable Program program, double periodSeconds, Diagnostics diagnostics) {
        return program == null || diagnostics.hasErrors()
                ? refused(diagnostics)
                : new Formulas(program, periodSeconds, mistakes(diagnostics));
    }

    private static Formulas refused(Diagnostics diagnostics) {
        throw new FormulaException(mistakes(diagnostics));
    }

    private static List<Mistake> mistakes(Diagnostics diagnostics) {
        return diagnostics.sorted().stream().map(Mistake::of).toList();
    }

    /** Gathers variables and formulas; what is wrong with them is told by {@link #check}. */
    public static final class Builder {
        private final List<Declarations.Parameter> variables = new ArrayList<>();
        private final List<Declarations.Formula> formulas = new ArrayList<>();
        private final Diagnostics diagnostics = new Diagnostics();
        private double periodSeconds = DEFAULT_PERIOD_SECONDS;

        private Builder() {}

        /**
         * Adds a variable.
         *
         * @param name letters, digits and {@code _} in parts separated by {@code .}
         * @param value what it holds until it is set and after a reset, NaN for nothing valid
         * @return this
         */
        public Builder variable(String name, double value) {
            Fragment at = name("variable", name);
            variables.add(new Declarations.Parameter(name, at.span(), value));
            return this;
        }

        /**
         * Adds a formula.
         *
         * @param name of its result: letters, digits and {@code _} in parts separated by {@code .}
         * @param text the formula, which mistakes call by the name
         * @return this
         */
        public Builder formula(String name, String text) {
            Fragment at = name("formula", name);
            Fragment formula = Fragment.of(new Source(name, text));
            formulas.add(new Declarations.Formula(name, at.span(), formula));
            return this;
        }

        /**
         * Sets the time between two ticks, {@link #DEFAULT_PERIOD_SECONDS} where it is not called.
         *
         * @param seconds finite, at least a nanosecond
         * @return this
         * @throws IllegalArgumentException if it is not
         */
        public Builder periodSeconds(double seconds) {
            if (!(seconds >= 1e-9) || seconds == Double.POSITIVE_INFINITY) {
                throw new IllegalArgumentException(
                        "1e-9 <= seconds < inf expected, got " + seconds);
            }
            periodSeconds = seconds;
            return this;
        }

        /**
         * Checks everything that was added.
         *
         * @return the checked formulas
         * @throws FormulaException with everything that is wrong
         */
        public Formulas check() {
            Fragment nowhere = Fragment.of(new Source("formulas", ""));
            Declarations.FormulaSet set =
                    new Declarations.FormulaSet(
                            "formulas", nowhere.span(), 1, 0, List.copyOf(formulas));
            Declarations declarations =
                    new Declarations(
                            periodSeconds,
                            List.copyOf(variables),
                            List.of(),
                            List.of(),
                            List.of(),
                            List.of(),
                            List.of(set),
                            List.of(),
                            List.of());
            Program program = Checker.check(declarations, diagnostics);
            return checked(program, periodSeconds, diagnostics);
        }

        private Fragment name(String what, String name) {
            Fragment fragment = Fragment.of(new Source(what, name));
            Names.check(what, fragment, name.length(), diagnostics);
            return fragment;
        }
    }
}
