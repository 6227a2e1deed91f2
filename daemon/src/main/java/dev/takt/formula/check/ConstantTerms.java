package dev.takt.formula.check;

import java.util.List;
import java.util.OptionalDouble;

/** Evaluates terms that depend on no cell. */
final class ConstantTerms {
    private ConstantTerms() {}

    /** The value of a term; empty where it reads a cell or a table. */
    static OptionalDouble evaluate(Term term) {
        return switch (term) {
            case Term.Constant constant -> OptionalDouble.of(constant.value());
            case Term.Apply apply -> apply(apply);
            case Term.Read read -> OptionalDouble.empty();
            case Term.Lookup lookup -> OptionalDouble.empty();
            case Term.Element element -> OptionalDouble.empty();
        };
    }

    private static OptionalDouble apply(Term.Apply apply) {
        List<Term> arguments = apply.arguments();
        double[] values = new double[arguments.size()];
        for (int i = 0; i < values.length; i++) {
            OptionalDouble value = evaluate(arguments.get(i));
            if (value.isEmpty()) {
                return value;
            }
            values[i] = value.getAsDouble();
        }
        return OptionalDouble.of(apply.function().apply(values));
    }
}
