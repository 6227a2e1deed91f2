package dev.takt.formula.check;

import dev.takt.diagnostic.Diagnostics;
import dev.takt.diagnostic.NearestName;
import dev.takt.diagnostic.Span;
import dev.takt.formula.check.Cell.Kind;
import dev.takt.formula.function.PureFunction;
import dev.takt.formula.syntax.Expression;
import dev.takt.formula.syntax.Level;
import dev.takt.formula.syntax.Operator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Turns the tree of one formula into statements and the term of its value, names resolved and
 * functions inlined.
 */
final class FormulaLowering {
    /** Value of whatever has a mistake, so that checking goes on behind it. */
    static final Term NOTHING = new Term.Constant(Double.NaN);

    /** Operations that one formula may become. */
    static final int MOST_OPERATIONS = 500_000;

    /** How deep a formula may nest with its functions inlined. */
    static final int DEEPEST = 400;

    /** Looking for the name that was meant takes long where there are many names and mistakes. */
    private static final int MOST_SUGGESTED = 100;

    private static final int DEEPEST_TERM = Term.DEEPEST - 8;

    private final NameTable names;
    private final ProgramDraft draft;
    private final Diagnostics diagnostics;
    private final FormulaUnit unit;
    private final double dtSeconds;
    private final boolean simulation;
    private final boolean tentative;
    private final CallLowering calls;
    private final Map<String, Integer> counters = new HashMap<>();
    private final Scope outermost;
    private final List<FunctionCalls.Call> noted = new ArrayList<>();
    private Scope scope;
    private Expression.@Nullable Call inlined;
    private boolean late;
    private int deepest;
    private int operations;
    private int depth;
    private boolean exhausted;

    /**
     * @param dtSeconds time between two evaluations
     * @param simulation whether names of the simulated plant can be seen
     * @param tentative whether this only looks for mistakes: the body of a function whose arguments
     *     are not known
     */
    FormulaLowering(
            NameTable names,
            ProgramDraft draft,
            Diagnostics diagnostics,
            FormulaUnit unit,
            double dtSeconds,
            boolean simulation,
            boolean tentative,
            Scope scope) {
        this.names = names;
        this.draft = draft;
        this.diagnostics = diagnostics;
        this.unit = unit;
        this.dtSeconds = dtSeconds;
        this.simulation = simulation;
        this.tentative = tentative;
        this.outermost = scope;
        this.scope = scope;
        this.calls = new CallLowering(this);
    }

    /** Whether a term stands for a mistake; a {@code nan} that a user wrote does not. */
    @SuppressWarnings("ReferenceEquality") // equal to any other NaN, and still another thing
    static boolean isNothing(Term term) {
        return term == NOTHING;
    }

    NameTable names() {
        return names;
    }

    Scope scope() {
        return scope;
    }

    double dtSeconds() {
        return dtSeconds;
    }

    boolean tentative() {
        return tentative;
    }

    /** The value of an expression; statements it needs are added to the unit first. */
    Term lower(Expression expression) {
        if (exhausted || ++operations > MOST_OPERATIONS || depth > DEEPEST) {
            return exhaust(expression);
        }
        depth++;
        deepest = Math.max(deepest, depth);
        Term term =
                switch (expression) {
                    case Expression.Literal literal -> new Term.Constant(literal.value());
                    case Expression.Name name -> name(name);
                    case Expression.Unary unary -> unary(unary);
                    case Expression.Power power ->
                            apply(PureFunction.POW, lower(power.base()), lower(power.exponent()));
                    case Expression.Chain chain ->
                            chain.level() == Level.COMPARISON ? comparison(chain) : chain(chain);
                    case Expression.Choice choice -> choice(choice);
                    case Expression.Call call -> calls.call(call);
                    case Expression.Element element -> element(element);
                };
        depth--;
        return term;
    }

    private Term exhaust(Expression expression) {
        if (!exhausted) {
            exhausted = true;
            Expression at = inlined == null ? expression : inlined;
            diagnostics.error(
                    outermost.span(at.start(), at.end()),
                    beyond(outermost.place(), operations > MOST_OPERATIONS),
                    "give parts of the formula names of their own");
        }
        return NOTHING;
    }

    /** What is said of a formula or function that is too large, or else nested too deep. */
    static String beyond(String what, boolean large) {
        String limit =
                large
                        ? "grows beyond " + MOST_OPERATIONS + " operations"
                        : "nests more than " + DEEPEST + " deep";
        return what + " " + limit + " with its functions inlined";
    }

    /** Lowers the body of a function in its own scope. */
    Term inline(Expression.Call call, Scope inner, Expression body) {
        Scope outer = scope;
        Expression.Call before = inlined;
        inlined = before == null ? call : before;
        scope = inner;
        Term value = lower(body);
        scope = outer;
        inlined = before;
        return value;
    }

    /** A call that is not inlined because this only looks for mistakes; its value is not known. */
    Term noteCall(Expression.Call call) {
        Span at = scope.span(call.start(), call.nameEnd());
        noted.add(new FunctionCalls.Call(call.function(), depth, at));
        return new Term.Read(temporary());
    }

    /** How many operations have come together so far. */
    int operations() {
        return operations;
    }

    /** What has been lowered, as the body of a function. */
    FunctionCalls.Body body(String function, Span at) {
        return new FunctionCalls.Body(function, at, operations, deepest, List.copyOf(noted));
    }

    /** Lowers what is only needed for the next evaluation. */
    Term lowerLate(Expression expression) {
        boolean before = late;
        late = true;
        Term value = lower(expression);
        late = before;
        return value;
    }

    /** Applies a function; arguments that have grown high become statements of their own. */
    Term apply(PureFunction function, Term... arguments) {
        operations++;
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = lowered(arguments[i]);
        }
        return Term.Apply.of(function, arguments);
    }

    /** The term itself, or a cell that holds its value where it has grown high. */
    Term lowered(Term term) {
        return term.depth() >= DEEPEST_TERM ? once(term) : term;
    }

    /** A term that costs nothing to use several times. */
    Term once(Term term) {
        if (term.depth() == 0) {
            return term;
        }
        Cell cell = temporary();
        add(new Statement.Assign(cell, term));
        return new Term.Read(cell);
    }

    Cell temporary() {
        return draft.cell(unit.result().name() + "$" + count(""), Kind.TEMPORARY, Double.NaN);
    }

    State state(String kind, int cells) {
        return draft.state(unit.result().name() + "$" + kind + count(kind), cells);
    }

    void add(Statement statement) {
        unit.add(statement, late);
    }

    void remember(Statement.Remember statement) {
        unit.remember(statement);
    }

    void error(int start, int end, String message, @Nullable String hint) {
        diagnostics.error(scope.span(start, end), message, hint);
    }

    private int count(String kind) {
        return counters.merge(kind, 1, Integer::sum);
    }

    private Term unary(Expression.Unary unary) {
        Term operand = lower(unary.operand());
        return switch (unary.operator()) {
            case NEGATE -> apply(PureFunction.NEG, operand);
            case NOT -> apply(PureFunction.NOT, operand);
            default -> operand;
        };
    }

    private Term chain(Expression.Chain chain) {
        Term value = lower(chain.first());
        for (Expression.Link link : chain.links()) {
            value = apply(function(link.operator()), value, lower(link.operand()));
        }
        return value;
    }

    /** {@code a < b < c} is {@code a < b && b < c} with {@code b} evaluated once. */
    private Term comparison(Expression.Chain chain) {
        Term left = lower(chain.first());
        Term all = NOTHING;
        int last = chain.links().size() - 1;
        for (int i = 0; i <= last; i++) {
            Expression.Link link = chain.links().get(i);
            Term operand = lower(link.operand());
            Term right = i < last ? once(operand) : operand;
            Term holds = apply(function(link.operator()), left, right);
            all = i == 0 ? holds : apply(PureFunction.AND, all, holds);
            left = right;
        }
        return all;
    }

    private static PureFunction function(Operator operator) {
        return switch (operator) {
            case MULTIPLY -> PureFunction.MUL;
            case DIVIDE -> PureFunction.DIV;
            case REMAINDER -> PureFunction.REM;
            case ADD, PLUS -> PureFunction.ADD;
            case SUBTRACT -> PureFunction.SUB;
            case NEGATE -> PureFunction.NEG;
            case NOT -> PureFunction.NOT;
            case LESS -> PureFunction.LT;
            case LESS_OR_EQUAL -> PureFunction.LE;
            case GREATER -> PureFunction.GT;
            case GREATER_OR_EQUAL -> PureFunction.GE;
            case EQUAL -> PureFunction.EQ;
            case NOT_EQUAL -> PureFunction.NE;
            case AND -> PureFunction.AND;
            case OR -> PureFunction.OR;
            case DEFAULT -> PureFunction.DEFAULT;
        };
    }

    private Term choice(Expression.Choice choice) {
        List<Term> conditions = new ArrayList<>();
        List<Term> values = new ArrayList<>();
        for (Expression.Case part : choice.cases()) {
            conditions.add(lower(part.condition()));
            values.add(lower(part.value()));
        }
        Term value = lower(choice.otherwise());
        for (int i = conditions.size() - 1; i >= 0; i--) {
            value = apply(PureFunction.CHOICE, conditions.get(i), values.get(i), value);
        }
        return value;
    }

    private Term element(Expression.Element element) {
        LookupTable table = table(element.table(), element.start(), element.nameEnd());
        Term position = lower(element.index());
        return table == null ? NOTHING : new Term.Element(table, lowered(position));
    }

    /** The table of a name; null, and an error, where there is none. */
    @Nullable LookupTable table(String name, int start, int end) {
        Symbol symbol = names.find(name);
        if (symbol instanceof Symbol.Points points) {
            return points.table();
        }
        String known =
                symbol == null
                        ? "no table is named '" + NameTable.shown(name) + "'"
                        : "'" + name + "' is " + symbol.described() + ", not a table";
        error(start, end, known, symbol == null ? suggestion(name, names::tableNames) : null);
        return null;
    }

    private Term name(Expression.Name reference) {
        String name = reference.name();
        Term local = scope.locals().get(name);
        if (local != null) {
            return local;
        }
        Double constant = Builtins.CONSTANTS.get(name);
        if (constant != null) {
            return new Term.Constant(constant);
        }
        Cell clock = names.clock(name);
        if (clock != null) {
            return new Term.Read(clock);
        }
        return name.equals(Builtins.DT) ? new Term.Constant(dtSeconds) : global(reference);
    }

    private Term global(Expression.Name reference) {
        String name = reference.name();
        Symbol symbol = names.find(name);
        if (symbol instanceof Symbol.Value value) {
            return new Term.Read(simulation ? value.simulated() : value.cell());
        }
        if (symbol instanceof Symbol.Plant plant && simulation) {
            return new Term.Read(plant.cell());
        }
        refuse(reference, symbol);
        return NOTHING;
    }

    private void refuse(Expression.Name reference, @Nullable Symbol symbol) {
        String name = reference.name();
        int start = reference.start();
        int end = reference.end();
        boolean function =
                symbol instanceof Symbol.UserFunction
                        || symbol instanceof Symbol.Foreign
                        || Builtins.callable(name) != null;
        if (function) {
            error(
                    start,
                    end,
                    "'" + name + "' is a function; its arguments stand in parentheses",
                    null);
        } else if (symbol instanceof Symbol.Points) {
            error(
                    start,
                    end,
                    "'" + name + "' is a table",
                    "write lut(" + name + ", x) or " + name + "[i]");
        } else if (symbol instanceof Symbol.Plant) {
            error(
                    start,
                    end,
                    "'"
                            + name
                            + "' exists only in the simulation, and the real board has no such signal",
                    "read an input whose \"sim\" is \"" + name + "\"");
        } else if (name.equals(Builtins.RAW)) {
            error(start, end, "'raw' is known only in the value formula of an input", null);
        } else {
            String message = "unknown name '" + NameTable.shown(name) + "' in " + scope.place();
            error(start, end, message, suggestion(name, this::valueNames));
        }
    }

    private Set<String> valueNames() {
        Set<String> known = names.valueNames(simulation);
        known.addAll(scope.locals().keySet());
        return known;
    }

    /** The hint for an unknown name; null where none is near. */
    @Nullable String suggestion(String name, Supplier<Set<String>> known) {
        return diagnostics.errorCount() < MOST_SUGGESTED
                ? didYouMean(NearestName.of(name, known.get()).orElse(null))
                : null;
    }

    static @Nullable String didYouMean(@Nullable String name) {
        return name == null ? null : "did you mean '" + name + "'?";
    }

    Span span(int start, int end) {
        return scope.span(start, end);
    }
}
