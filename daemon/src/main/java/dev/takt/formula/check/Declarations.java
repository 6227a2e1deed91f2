package dev.takt.formula.check;

import dev.takt.diagnostic.Fragment;
import dev.takt.diagnostic.Span;
import dev.takt.formula.syntax.Signature;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything a configuration declares that formulas can see, as written and not yet checked: the
 * input of {@link Checker}. Names are already known to be well formed; that they are unique and not
 * reserved is checked here.
 *
 * @param periodSeconds time between two ticks
 * @param parameters values a user may change
 * @param inputs what the board latches
 * @param functions user functions, inlined where called
 * @param natives functions of C libraries
 * @param tables points for {@code lut}
 * @param sets named sets of formulas
 * @param outputs what the board posts
 * @param simulation formulas of the simulated plant; they see everything, nothing else sees them
 */
public record Declarations(
        double periodSeconds,
        List<Parameter> parameters,
        List<Input> inputs,
        List<Function> functions,
        List<Native> natives,
        List<Table> tables,
        List<FormulaSet> sets,
        List<Output> outputs,
        List<Formula> simulation) {

    /** A value a user may change while the loop runs. */
    public record Parameter(String name, Span at, double value) {}

    /**
     * An input.
     *
     * @param value formula over {@code raw} that gives the signal; null for {@code raw} itself
     * @param sim formula that stands in for the hardware on the simulated board; null where there
     *     is none
     * @param substitute the signal wherever it would be NaN; NaN for none
     */
    public record Input(
            String name,
            Span at,
            @Nullable Fragment value,
            @Nullable Fragment sim,
            double substitute) {
        /** An input without a substitute. */
        public Input(String name, Span at, @Nullable Fragment value, @Nullable Fragment sim) {
            this(name, at, value, sim, Double.NaN);
        }
    }

    /**
     * A user function.
     *
     * @param signature as written: {@code c2f(c)}
     * @param body formula over the parameters of the signature and all global names
     */
    public record Function(Fragment signature, Fragment body) {}

    /**
     * A function of a C library.
     *
     * @param text what the offsets of the signature count in
     * @param function null where it cannot be linked, which has been told
     */
    public record Native(Fragment text, Signature signature, @Nullable NativeFunction function) {
        /** Where its name stands. */
        Span at() {
            return text.span(signature.start(), signature.end());
        }
    }

    /** A table: strictly rising {@code x} and as many {@code y}, at least two points. */
    @SuppressWarnings("ArrayRecordComponent") // numbers in bulk, and never compared
    public record Table(String name, Span at, double[] x, double[] y) {}

    /** A formula and the name of its result. */
    public record Formula(String name, Span at, Fragment text) {}

    /**
     * Formulas that are evaluated together.
     *
     * @param every evaluated on every n-th tick, at least 1
     * @param phase offset in ticks, 0 to {@code every - 1}
     */
    public record FormulaSet(String name, Span at, int every, int phase, List<Formula> formulas) {}

    /**
     * An output. Its value is the formula's, 1 or 0 where {@code binary}, held inside {@code min}
     * and {@code max}, changing by at most {@code slewPerSecond}, and {@code safe} wherever the
     * formula is NaN and while all outputs are held.
     *
     * @param min lower limit, negative infinity for none
     * @param max upper limit, positive infinity for none
     * @param slewPerSecond largest change in units per second, positive infinity for none
     * @param safe value that is safe, inside the limits
     */
    public record Output(
            String name,
            Span at,
            Fragment value,
            boolean binary,
            double min,
            double max,
            double slewPerSecond,
            double safe) {}
}
