package dev.takt.service;

import dev.takt.arena.Slot;
import dev.takt.batch.BatchCompiler;
import dev.takt.batch.CompiledBatch;
import dev.takt.diagnostic.Diagnostics;
import dev.takt.diagnostic.Fragment;
import dev.takt.diagnostic.Source;
import dev.takt.diagnostic.Span;
import dev.takt.formula.check.Checker;
import dev.takt.formula.check.Declarations;
import dev.takt.formula.check.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A formula over the signals of a running controller, evaluated tick by tick. It may hold blocks,
 * as {@code rise(door)}; their state begins with the first tick that is looked at.
 */
public final class TraceTrigger implements AutoCloseable {
    private static final String RESULT = "when";
    private static final Pattern NAME =
            Pattern.compile("[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z_][A-Za-z0-9_]*)*");

    private final CompiledBatch batch;
    private final List<String> names;
    private final List<Slot> slots;
    private final Slot time;
    private final Slot tick;
    private final Slot result;
    private long previous = -1;

    private TraceTrigger(CompiledBatch batch, List<String> names) {
        this.batch = batch;
        this.names = names;
        this.slots = names.stream().map(batch.arena().layout()::slot).toList();
        this.time = batch.arena().layout().slot(Program.TIME);
        this.tick = batch.arena().layout().slot(Program.TICK);
        this.result = batch.arena().layout().slot(RESULT + "$");
    }

    /**
     * Checks and compiles.
     *
     * @param known names of all signals
     * @param clock those of them that every formula has: {@code t}, {@code tick} and the like
     * @param diagnostics takes what is wrong with the formula
     * @return null where something is
     */
    public static @Nullable TraceTrigger of(
            String formula,
            Set<String> known,
            Set<String> clock,
            double rateHz,
            Diagnostics diagnostics) {
        Source source = new Source("--when", formula);
        Span nowhere = new Source(RESULT, "").span(0, 0);
        List<String> used =
                NAME.matcher(formula)
                        .results()
                        .map(match -> match.group())
                        .filter(known::contains)
                        .filter(name -> !name.equals(Program.TIME) && !name.equals(Program.TICK))
                        .distinct()
                        .toList();
        List<Declarations.Parameter> parameters = new ArrayList<>();
        for (String name : known) {
            if (!clock.contains(name)) {
                parameters.add(new Declarations.Parameter(name, nowhere, 0));
            }
        }
        Fragment text = Fragment.of(source);
        Declarations.FormulaSet set =
                new Declarations.FormulaSet(
                        RESULT,
                        nowhere,
                        1,
                        0,
                        List.of(new Declarations.Formula(RESULT + "$", text.span(), text)));
        Diagnostics found = new Diagnostics();
        Program program =
                Checker.check(
                        new Declarations(
                                1 / rateHz,
                                parameters,
                                List.of(),
                                List.of(),
                                List.of(),
                                List.of(),
                                List.of(set),
                                List.of(),
                                List.of()),
                        found);
        found.sorted()
                .forEach(one -> diagnostics.error(one.span(), unnamed(one.message()), one.hint()));
        return program == null || found.errorCount() > 0
                ? null
                : new TraceTrigger(BatchCompiler.compile(program), used);
    }

    /** The name of the result is not the user's. */
    private static String unnamed(String message) {
        return message.replace(" in formula '" + RESULT + "$'", "");
    }

    /** The signals it looks at, {@code t} and {@code tick} left out. */
    public List<String> names() {
        return names;
    }

    /**
     * Looks at the next tick.
     *
     * @param seconds since release 0
     * @param number of the tick
     * @param values of {@link #names}
     * @return whether the formula is true: neither 0 nor NaN
     */
    public boolean test(double seconds, long number, double[] values) {
        for (int i = 0; i < values.length; i++) {
            batch.arena().set(slots.get(i), values[i]);
        }
        batch.arena().set(time, seconds);
        batch.arena().set(tick, (double) number);
        batch.evaluate(number, previous);
        previous = number;
        double value = batch.arena().get(result);
        return value != 0 && !Double.isNaN(value);
    }

    @Override
    public void close() {
        batch.close();
    }
}
