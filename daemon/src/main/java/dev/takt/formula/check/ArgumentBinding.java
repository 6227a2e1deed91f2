package dev.takt.formula.check;

import dev.takt.diagnostic.NearestName;
import dev.takt.formula.syntax.Expression;
import dev.takt.formula.syntax.Expression.Argument;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Gives the arguments of a call to the parameters they are for. */
final class ArgumentBinding {
    /** A parameter of a function or block. */
    record Parameter(String name, boolean required) {
        static Parameter required(String name) {
            return new Parameter(name, true);
        }
    }

    private final FormulaLowering formula;
    private final Expression.Call call;
    private final List<Parameter> parameters;
    private boolean failed;

    private ArgumentBinding(
            FormulaLowering formula, Expression.Call call, List<Parameter> parameters) {
        this.formula = formula;
        this.call = call;
        this.parameters = parameters;
    }

    /**
     * The argument of every parameter, null for optional ones not given. Where something is wrong,
     * all of it is told, mistakes inside the arguments too, and the result is null.
     */
    static @Nullable Expression @Nullable [] bind(
            FormulaLowering formula, Expression.Call call, List<Parameter> parameters) {
        ArgumentBinding binding = new ArgumentBinding(formula, call, parameters);
        @Nullable Expression[] bound = binding.bind();
        if (binding.failed) {
            call.arguments().forEach(argument -> binding.lookInside(argument.value()));
            return null;
        }
        return bound;
    }

    /** Finds the mistakes of an argument whose call has one itself; the name of a table is none. */
    private void lookInside(Expression argument) {
        boolean table =
                argument instanceof Expression.Name name
                        && formula.names().find(name.name()) instanceof Symbol.Points;
        if (!table) {
            formula.lower(argument);
        }
    }

    private @Nullable Expression[] bind() {
        @Nullable Expression[] bound = new @Nullable Expression[parameters.size()];
        boolean named = false;
        int position = 0;
        for (Argument argument : call.arguments()) {
            String name = argument.name();
            if (name != null) {
                named = true;
                byName(argument, name, bound);
            } else if (named) {
                fail(argument.value(), "a positional argument behind a named one", null);
            } else if (position < bound.length) {
                bound[position++] = argument.value();
            } else {
                tooMany();
                return bound;
            }
        }
        for (int i = 0; i < bound.length && !failed; i++) {
            if (bound[i] == null && parameters.get(i).required()) {
                fail(call, call.function() + " needs '" + parameters.get(i).name() + "'", usage());
            }
        }
        return bound;
    }

    private void byName(Argument argument, String name, @Nullable Expression[] bound) {
        List<String> known = parameters.stream().map(Parameter::name).toList();
        int index = known.indexOf(name);
        if (index < 0) {
            String nearest = NearestName.of(name, known).orElse(null);
            String hint = nearest == null ? usage() : FormulaLowering.didYouMean(nearest);
            failed = true;
            formula.error(
                    argument.nameStart(),
                    argument.nameStart() + name.length(),
                    call.function() + " has no argument named '" + NameTable.shown(name) + "'",
                    hint);
        } else if (bound[index] != null) {
            fail(argument.value(), "'" + name + "' is given twice", null);
        } else {
            bound[index] = argument.value();
        }
    }

    private void tooMany() {
        int most = parameters.size();
        String message =
                call.function()
                        + " takes "
                        + (most == 1 ? "1 argument" : most + " arguments")
                        + ", found "
                        + call.arguments().size();
        fail(call.arguments().get(most).value(), message, usage());
    }

    private void fail(Expression at, String message, @Nullable String hint) {
        failed = true;
        formula.error(at.start(), at.end(), message, hint);
    }

    private String usage() {
        return "it is "
                + call.function()
                + parameters.stream()
                        .map(Parameter::name)
                        .collect(Collectors.joining(", ", "(", ")"));
    }
}
