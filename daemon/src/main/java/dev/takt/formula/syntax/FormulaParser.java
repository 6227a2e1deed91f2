package dev.takt.formula.syntax;

import dev.takt.diagnostic.Diagnostics;
import dev.takt.diagnostic.Fragment;
import dev.takt.formula.syntax.Expression.Argument;
import dev.takt.formula.syntax.Expression.Call;
import dev.takt.formula.syntax.Expression.Case;
import dev.takt.formula.syntax.Expression.Chain;
import dev.takt.formula.syntax.Expression.Choice;
import dev.takt.formula.syntax.Expression.Element;
import dev.takt.formula.syntax.Expression.Link;
import dev.takt.formula.syntax.Expression.Literal;
import dev.takt.formula.syntax.Expression.Name;
import dev.takt.formula.syntax.Expression.Power;
import dev.takt.formula.syntax.Expression.Unary;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads one formula: an operator-precedence parser over the levels of {@link Level}.
 *
 * <p>Guarantees: linear time; never more than {@link #DEEPEST} nested levels on the stack; every
 * failure is one diagnostic at the first place where the text is no formula.
 */
public final class FormulaParser {
    /** How deep parentheses, arguments and unary operators may nest. */
    public static final int DEEPEST = 200;

    /** Longest formula in characters. */
    public static final int LONGEST = 4 << 20;

    private static final Map<String, Operator> BINARY =
            Map.ofEntries(
                    Map.entry("??", Operator.DEFAULT),
                    Map.entry("||", Operator.OR),
                    Map.entry("or", Operator.OR),
                    Map.entry("&&", Operator.AND),
                    Map.entry("and", Operator.AND),
                    Map.entry("<", Operator.LESS),
                    Map.entry("<=", Operator.LESS_OR_EQUAL),
                    Map.entry(">", Operator.GREATER),
                    Map.entry(">=", Operator.GREATER_OR_EQUAL),
                    Map.entry("==", Operator.EQUAL),
                    Map.entry("!=", Operator.NOT_EQUAL),
                    Map.entry("+", Operator.ADD),
                    Map.entry("-", Operator.SUBTRACT),
                    Map.entry("*", Operator.MULTIPLY),
                    Map.entry("/", Operator.DIVIDE),
                    Map.entry("%", Operator.REMAINDER));
    private static final Map<String, Operator> UNARY =
            Map.of(
                    "-",
                    Operator.NEGATE,
                    "+",
                    Operator.PLUS,
                    "!",
                    Operator.NOT,
                    "not",
                    Operator.NOT);
    private static final Set<String> WORDS = Set.of("and", "or", "not");
    private static final Level LOOSEST = Level.DEFAULT;

    private final Lexer lexer;
    private Token token;
    private Token previous;
    private int depth;

    private FormulaParser(String text) throws SyntaxException {
        this.lexer = new Lexer(text);
        this.token = lexer.next();
        this.previous = token;
    }

    /** The words that are operators and can name nothing. */
    public static Set<String> words() {
        return WORDS;
    }

    /** Reads a formula; null, and one error in {@code diagnostics}, where it is none. */
    public static @Nullable Expression parse(Fragment formula, Diagnostics diagnostics) {
        try {
            if (formula.text().length() > LONGEST) {
                throw new SyntaxException(
                        0,
                        0,
                        "formula of " + formula.text().length() + " characters; at most " + LONGEST,
                        null);
            }
            return new FormulaParser(formula.text()).formula();
        } catch (SyntaxException e) {
            diagnostics.error(formula.span(e.start(), e.end()), e.sentence(), e.hint());
            return null;
        }
    }

    /**
     * Reads the head of a user function such as {@code c2f(c)}; null, and one error, where it is
     * none.
     */
    public static @Nullable Signature parseSignature(Fragment signature, Diagnostics diagnostics) {
        try {
            return new FormulaParser(signature.text()).signature();
        } catch (SyntaxException e) {
            diagnostics.error(
                    signature.span(e.start(), e.end()),
                    e.sentence(),
                    "a function is named like \"c2f(c)\"");
            return null;
        }
    }

    private Expression formula() throws SyntaxException {
        if (token.kind() == Token.Kind.END) {
            throw error(token, "the formula is empty", null);
        }
        Expression whole = expression();
        if (token.kind() != Token.Kind.END) {
            throw unexpected();
        }
        return whole;
    }

    private Signature signature() throws SyntaxException {
        Token name = name("the name of the function");
        expect("(", "behind the name of the function");
        List<Signature.Parameter> parameters = new ArrayList<>();
        while (!token.is(")")) {
            Token parameter = name("the name of a parameter");
            parameters.add(
                    new Signature.Parameter(parameter.text(), parameter.start(), parameter.end()));
            if (!token.is(")")) {
                expect(",", "between parameters");
            }
        }
        advance();
        if (token.kind() != Token.Kind.END) {
            throw error(token, "nothing expected behind ')', found " + token.described(), null);
        }
        return new Signature(name.text(), name.start(), name.end(), List.copyOf(parameters));
    }

    private Expression expression() throws SyntaxException {
        enter();
        int start = token.start();
        Expression value = chain(LOOSEST);
        if (token.is("?")) {
            List<Case> cases = new ArrayList<>();
            while (token.is("?")) {
                Token mark = token;
                advance();
                Expression chosen = expression();
                if (!token.is(":")) {
                    throw error(
                            token, "':' expected, found " + token.described(), hintForChoice(mark));
                }
                advance();
                cases.add(new Case(value, chosen));
                value = chain(LOOSEST);
            }
            value = new Choice(List.copyOf(cases), value, start, previous.end());
        }
        depth--;
        return value;
    }

    private static String hintForChoice(Token mark) {
        return "the choice opened by '?' at column "
                + (mark.start() + 1)
                + " reads condition ? value : otherwise";
    }

    /** A chain at {@code loosest} or any tighter level. */
    private Expression chain(Level loosest) throws SyntaxException {
        int start = token.start();
        Expression left = unary();
        Operator operator = binary();
        while (operator != null && level(operator).compareTo(loosest) >= 0) {
            Level level = level(operator);
            List<Link> links = new ArrayList<>();
            while (operator != null && level(operator) == level) {
                advance();
                Expression operand = level == Level.PRODUCT ? unary() : chain(level.tighter());
                links.add(new Link(operator, operand));
                operator = binary();
            }
            left = new Chain(level, left, List.copyOf(links), start, previous.end());
        }
        return left;
    }

    private @Nullable Operator binary() {
        return switch (token.kind()) {
            case SYMBOL, NAME -> token.is("**") ? null : BINARY.get(token.text());
            case NUMBER, END -> null;
        };
    }

    private static Level level(Operator operator) {
        return switch (operator) {
            case DEFAULT -> Level.DEFAULT;
            case OR -> Level.OR;
            case AND -> Level.AND;
            case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL, EQUAL, NOT_EQUAL ->
                    Level.COMPARISON;
            case ADD, SUBTRACT, NEGATE, PLUS, NOT -> Level.SUM;
            case MULTIPLY, DIVIDE, REMAINDER -> Level.PRODUCT;
        };
    }

    private Expression unary() throws SyntaxException {
        Operator operator =
                token.kind() == Token.Kind.SYMBOL || isWord("not") ? UNARY.get(token.text()) : null;
        if (operator == null) {
            return power();
        }
        int start = token.start();
        enter();
        advance();
        Expression operand = unary();
        depth--;
        return new Unary(operator, operand, start, previous.end());
    }

    private Expression power() throws SyntaxException {
        int start = token.start();
        Expression base = primary();
        if (!token.is("^") && !token.is("**")) {
            return base;
        }
        enter();
        advance();
        Expression exponent = unary();
        depth--;
        return new Power(base, exponent, start, previous.end());
    }

    private Expression primary() throws SyntaxException {
        Token first = token;
        if (first.kind() == Token.Kind.NUMBER) {
            advance();
            return new Literal(first.number(), first.start(), first.end());
        }
        if (first.kind() == Token.Kind.NAME && !WORDS.contains(first.text())) {
            return nameCallOrElement();
        }
        if (!first.is("(")) {
            throw error(first, "a value expected, found " + first.described(), hintForValue(first));
        }
        advance();
        Expression inner = expression();
        if (!token.is(")")) {
            throw closing(first);
        }
        advance();
        return inner;
    }

    private static @Nullable String hintForValue(Token found) {
        if (found.is("=")) {
            return "'equal' is written ==";
        }
        return found.is("*") || found.is("/")
                ? "something is missing in front of the operator"
                : null;
    }

    private Expression nameCallOrElement() throws SyntaxException {
        Token name = token;
        advance();
        if (token.is("(")) {
            Token open = token;
            advance();
            List<Argument> arguments = arguments(open);
            return new Call(name.text(), name.end(), arguments, name.start(), previous.end());
        }
        if (token.is("[")) {
            advance();
            Expression index = expression();
            expect("]", "behind the index of '" + name.text() + "'");
            return new Element(name.text(), name.end(), index, name.start(), previous.end());
        }
        return new Name(name.text(), name.start(), name.end());
    }

    private List<Argument> arguments(Token open) throws SyntaxException {
        List<Argument> arguments = new ArrayList<>();
        if (token.is(")")) {
            advance();
            return List.of();
        }
        while (true) {
            arguments.add(argument());
            if (token.is(")")) {
                advance();
                return List.copyOf(arguments);
            }
            if (!token.is(",")) {
                throw token.kind() == Token.Kind.END ? closing(open) : unexpected();
            }
            advance();
        }
    }

    private Argument argument() throws SyntaxException {
        Token first = token;
        Expression value = expression();
        if (!token.is("=")) {
            return new Argument(null, first.start(), value);
        }
        if (!(value instanceof Name name)) {
            throw error(
                    token,
                    "'=' names an argument; a value stands in front of it",
                    "'equal' is written ==");
        }
        advance();
        return new Argument(name.name(), first.start(), expression());
    }

    private SyntaxException closing(Token open) {
        return token.kind() == Token.Kind.END
                ? error(open, "'(' is never closed", null)
                : unexpected();
    }

    /** A value is complete, and what follows neither joins it to another nor ends it. */
    private SyntaxException unexpected() {
        if (token.is("=")) {
            return error(token, "'=' is not an operator of formulas", "'equal' is written ==");
        }
        if (token.is(")") || token.is("]")) {
            return error(token, token.described() + " closes nothing", null);
        }
        if (token.is(",")) {
            return error(
                    token, "',' outside of arguments", "decimals are written with a point: 1.5");
        }
        if (token.is(":")) {
            return error(token, "':' without a '?' in front of it", null);
        }
        if (token.is("!")) {
            return error(token, "operator expected, found '!'", "'not equal' is written !=");
        }
        return error(token, "operator expected, found " + token.described(), hintForOperator());
    }

    /** Told from the word that was found, else from the one in front of it. */
    private String hintForOperator() {
        String spelling = hintForWord(token.text());
        if (spelling == null && previous.kind() == Token.Kind.NAME) {
            spelling = hintForWord(previous.text());
        }
        if (spelling != null) {
            return spelling;
        }
        if (token.is("[")) {
            return "only a table has an index: table[i]";
        }
        return previous.kind() == Token.Kind.NAME
                ? "the arguments of a function stand in parentheses: sin(x)"
                : "a product is written with *";
    }

    private static @Nullable String hintForWord(String word) {
        String small = word.toLowerCase(Locale.ROOT);
        return switch (small) {
            case "and", "or", "not" -> "write it in small letters: " + small;
            case "mod" -> "the remainder is written % or mod(x, y)";
            case "xor" -> "'either or' of conditions is written !=";
            case "then", "else", "if" -> "a choice is written condition ? value : otherwise";
            default -> null;
        };
    }

    private Token name(String what) throws SyntaxException {
        Token found = token;
        if (found.kind() != Token.Kind.NAME || WORDS.contains(found.text())) {
            throw error(found, what + " expected, found " + found.described(), null);
        }
        advance();
        return found;
    }

    private void expect(String symbol, String where) throws SyntaxException {
        if (!token.is(symbol)) {
            throw error(
                    token,
                    "'" + symbol + "' expected " + where + ", found " + token.described(),
                    null);
        }
        advance();
    }

    private boolean isWord(String word) {
        return token.kind() == Token.Kind.NAME && token.text().equals(word);
    }

    private void enter() throws SyntaxException {
        depth++;
        if (depth > DEEPEST) {
            throw error(
                    token,
                    "nested more than " + DEEPEST + " deep",
                    "give parts of the formula names of their own");
        }
    }

    private void advance() throws SyntaxException {
        previous = token;
        token = lexer.next();
    }

    private static SyntaxException error(Token at, String message, @Nullable String hint) {
        return new SyntaxException(at.start(), at.end(), message, hint);
    }
}
