package dev.takt.formula.check;

import dev.takt.block.BlockKind;
import dev.takt.block.Parameter;
import dev.takt.formula.check.Builtins.Callable;
import dev.takt.formula.function.PureFunction;
import dev.takt.formula.function.Spellings;
import dev.takt.formula.function.VariadicFunction;
import dev.takt.formula.syntax.Expression;
import dev.takt.formula.syntax.Expression.Argument;
import dev.takt.formula.syntax.Signature;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Turns calls of functions and blocks into terms and statements. */
final class CallLowering {
    private final FormulaLowering formula;

    CallLowering(FormulaLowering formula) {
        this.formula = formula;
    }

    Term call(Expression.Call call) {
        Symbol symbol = formula.names().find(call.function());
        if (symbol instanceof Symbol.UserFunction user) {
            return user(call, user);
        }
        if (symbol instanceof Symbol.Foreign foreign) {
            return foreign(call, foreign);
        }
        Callable callable = Builtins.callable(call.function());
        if (callable == null) {
            refuse(call, symbol);
            return FormulaLowering.NOTHING;
        }
        return switch (callable) {
            case Callable.Pure pure -> pure(call, pure.function());
            case Callable.Variadic variadic -> variadic(call, variadic.function());
            case Callable.Block block -> block(call, block.kind());
            case Callable.Previous previous -> previous(call);
            case Callable.Interpolate interpolate -> interpolate(call);
        };
    }

    private void refuse(Expression.Call call, @Nullable Symbol symbol) {
        call.arguments().forEach(argument -> formula.lower(argument.value()));
        String name = call.function();
        boolean local = formula.scope().locals().containsKey(name);
        String kind = symbol == null ? Builtins.reserved(name) : symbol.described();
        if (local || kind != null) {
            kind = local ? "a parameter" : kind;
            String hint = "write " + name + "*(...) for a product";
            formula.error(
                    call.start(),
                    call.nameEnd(),
                    "'" + name + "' is " + kind + ", not a function",
                    hint);
            return;
        }
        String message =
                "unknown function '" + NameTable.shown(name) + "' in " + formula.scope().place();
        String meant = Spellings.hint(name);
        String hint =
                meant != null
                        ? FormulaLowering.didYouMean(meant)
                        : formula.suggestion(name, formula.names()::functionNames);
        formula.error(call.start(), call.nameEnd(), message, hint);
    }

    private Term pure(Expression.Call call, PureFunction function) {
        List<ArgumentBinding.Parameter> parameters =
                function.parameters().stream().map(ArgumentBinding.Parameter::required).toList();
        Expression @Nullable [] bound = ArgumentBinding.bind(formula, call, parameters);
        if (bound == null) {
            return FormulaLowering.NOTHING;
        }
        Term[] terms = new Term[bound.length];
        for (int i = 0; i < bound.length; i++) {
            terms[i] = lower(bound[i], Double.NaN);
        }
        return formula.apply(function, terms);
    }

    private Term lower(@Nullable Expression expression, double otherwise) {
        return expression == null ? new Term.Constant(otherwise) : formula.lower(expression);
    }

    private Term variadic(Expression.Call call, VariadicFunction function) {
        List<Term> terms = new ArrayList<>();
        for (Argument argument : call.arguments()) {
            if (argument.name() != null) {
                int end = argument.nameStart() + argument.name().length();
                String message =
                        call.function() + " takes any number of arguments, and they have no names";
                formula.error(argument.nameStart(), end, message, null);
            }
            terms.add(formula.lower(argument.value()));
        }
        if (terms.size() < function.minimum()) {
            String message =
                    call.function()
                            + " needs at least "
                            + function.minimum()
                            + (function.minimum() == 1 ? " argument, found " : " arguments, found ")
                            + terms.size();
            formula.error(call.start(), call.end(), message, null);
            return FormulaLowering.NOTHING;
        }
        return switch (function) {
            case MIN -> fold(PureFunction.MIN, terms);
            case MAX -> fold(PureFunction.MAX, terms);
            case SUM -> fold(PureFunction.ADD, terms);
            case AVG ->
                    formula.apply(
                            PureFunction.DIV,
                            fold(PureFunction.ADD, terms),
                            new Term.Constant(terms.size()));
            case SELECT -> select(terms);
            case POLY -> polynomial(terms);
        };
    }

    private Term fold(PureFunction function, List<Term> terms) {
        Term value = terms.get(0);
        for (Term term : terms.subList(1, terms.size())) {
            value = formula.apply(function, value, term);
        }
        return value;
    }

    /** Value k where k <= i < k + 1, the first below, the last above, NaN where i is NaN. */
    private Term select(List<Term> terms) {
        Term position = formula.once(terms.get(0));
        Term value = terms.get(terms.size() - 1);
        for (int k = terms.size() - 3; k >= 0; k--) {
            Term below = formula.apply(PureFunction.LT, position, new Term.Constant(k + 1.0));
            value = formula.apply(PureFunction.CHOICE, below, terms.get(k + 1), value);
        }
        Term valid = formula.apply(PureFunction.OK, position);
        return formula.apply(PureFunction.CHOICE, valid, value, FormulaLowering.NOTHING);
    }

    /** Horner's rule, from the highest power down. */
    private Term polynomial(List<Term> terms) {
        Term x = formula.once(terms.get(0));
        Term value = terms.get(terms.size() - 1);
        for (int k = terms.size() - 2; k >= 1; k--) {
            value =
                    formula.apply(
                            PureFunction.ADD,
                            formula.apply(PureFunction.MUL, value, x),
                            terms.get(k));
        }
        return value;
    }

    private Term block(Expression.Call call, BlockKind kind) {
        List<ArgumentBinding.Parameter> parameters = new ArrayList<>();
        for (Parameter parameter : kind.parameters()) {
            parameters.add(new ArgumentBinding.Parameter(parameter.name(), parameter.required()));
        }
        Expression @Nullable [] bound = ArgumentBinding.bind(formula, call, parameters);
        if (bound == null) {
            return FormulaLowering.NOTHING;
        }
        Term[] terms = new Term[bound.length];
        double[] constants = new double[bound.length];
        boolean known = true;
        for (int i = 0; i < bound.length; i++) {
            Parameter parameter = kind.parameters().get(i);
            Term term =
                    formula.lowered(lower(bound[i], parameter.defaultValue().orElse(Double.NaN)));
            OptionalDouble constant = ConstantTerms.evaluate(term);
            constants[i] = constant.orElse(Double.NaN);
            if (FormulaLowering.isNothing(term)) {
                known = false; // its mistake has been told
            } else if (parameter.constant() && constant.isEmpty()) {
                known = false;
                refuseVariable(call, parameter, bound[i]);
            }
            terms[i] = parameter.constant() ? new Term.Constant(constants[i]) : term;
        }
        return known ? step(call, kind, terms, constants) : FormulaLowering.NOTHING;
    }

    private void refuseVariable(
            Expression.Call call, Parameter parameter, @Nullable Expression at) {
        if (at != null && !formula.tentative()) {
            String message =
                    "'" + parameter.name() + "' of " + call.function() + " must be a constant";
            formula.error(
                    at.start(),
                    at.end(),
                    message,
                    "it sizes the block's memory before the first tick");
        }
    }

    private Term step(Expression.Call call, BlockKind kind, Term[] terms, double[] constants) {
        int cells;
        try {
            cells = kind.stateCells(constants, formula.dtSeconds());
        } catch (IllegalArgumentException e) {
            formula.error(call.start(), call.end(), String.valueOf(e.getMessage()), null);
            return FormulaLowering.NOTHING;
        }
        Cell target = formula.temporary();
        State state = formula.state(kind.blockName(), cells);
        formula.add(new Statement.Step(target, kind, state, formula.dtSeconds(), List.of(terms)));
        return new Term.Read(target);
    }

    private Term previous(Expression.Call call) {
        List<ArgumentBinding.Parameter> parameters =
                List.of(
                        new ArgumentBinding.Parameter("x", true),
                        new ArgumentBinding.Parameter("init", false));
        Expression @Nullable [] bound = ArgumentBinding.bind(formula, call, parameters);
        Expression x = bound == null ? null : bound[0];
        if (bound == null || x == null) {
            return FormulaLowering.NOTHING;
        }
        Cell target = formula.temporary();
        State state = formula.state(Builtins.PREV, 2);
        formula.add(new Statement.Recall(target, state, lower(bound[1], 0)));
        formula.remember(new Statement.Remember(state, formula.lowerLate(x)));
        return new Term.Read(target);
    }

    private Term interpolate(Expression.Call call) {
        List<ArgumentBinding.Parameter> parameters =
                List.of(
                        new ArgumentBinding.Parameter("table", true),
                        new ArgumentBinding.Parameter("x", true));
        Expression @Nullable [] bound = ArgumentBinding.bind(formula, call, parameters);
        Expression first = bound == null ? null : bound[0];
        Expression second = bound == null ? null : bound[1];
        if (first == null || second == null) {
            return FormulaLowering.NOTHING;
        }
        Term x = formula.lower(second);
        if (!(first instanceof Expression.Name name)) {
            String message = "the first argument of lut is the name of a table";
            formula.error(first.start(), first.end(), message, null);
            return FormulaLowering.NOTHING;
        }
        LookupTable table = formula.table(name.name(), name.start(), name.end());
        return table == null ? FormulaLowering.NOTHING : new Term.Lookup(table, formula.lowered(x));
    }

    /**
     * A statement of its own, like a block: it runs whenever its set is due, also where it stands
     * in a branch that is not taken, and so as often interpreted as compiled.
     */
    private Term foreign(Expression.Call call, Symbol.Foreign symbol) {
        Expression @Nullable [] bound = bindAll(call, symbol.signature());
        if (bound == null) {
            return FormulaLowering.NOTHING;
        }
        List<Term> terms = new ArrayList<>();
        for (Expression argument : bound) {
            terms.add(formula.lowered(lower(argument, Double.NaN)));
        }
        NativeFunction function = symbol.function();
        if (function == null) {
            return FormulaLowering.NOTHING;
        }
        Cell target = formula.temporary();
        formula.add(new Statement.Call(target, function, List.copyOf(terms)));
        return new Term.Read(target);
    }

    private Expression @Nullable [] bindAll(Expression.Call call, Signature signature) {
        List<ArgumentBinding.Parameter> parameters =
                signature.parameters().stream()
                        .map(p -> ArgumentBinding.Parameter.required(p.name()))
                        .toList();
        return ArgumentBinding.bind(formula, call, parameters);
    }

    private Term user(Expression.Call call, Symbol.UserFunction function) {
        Signature signature = function.signature();
        Expression @Nullable [] bound = bindAll(call, signature);
        if (bound == null || function.body() == null) {
            return FormulaLowering.NOTHING;
        }
        Map<String, Term> locals = new HashMap<>();
        for (int i = 0; i < bound.length; i++) {
            locals.put(
                    signature.parameters().get(i).name(),
                    formula.once(lower(bound[i], Double.NaN)));
        }
        if (formula.tentative()) {
            return formula.noteCall(call);
        }
        if (formula.names().calls().isRefused(signature.name())) {
            return FormulaLowering.NOTHING;
        }
        Scope inner = new Scope(function.text(), "function '" + signature.name() + "'", locals);
        return formula.inline(call, inner, function.body());
    }
}
