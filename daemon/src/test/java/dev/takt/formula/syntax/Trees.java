package dev.takt.formula.syntax;

import dev.takt.formula.syntax.Expression.Link;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes trees in a form in which every grouping shows: chains in brackets, all others in
 * parentheses.
 */
final class Trees {
    private Trees() {}

    static String rendered(Expression tree) {
        return switch (tree) {
            case Expression.Literal literal -> number(literal.value());
            case Expression.Name name -> name.name();
            case Expression.Unary unary ->
                    "(" + unary.operator().symbol() + " " + rendered(unary.operand()) + ")";
            case Expression.Power power ->
                    "(" + rendered(power.base()) + " ^ " + rendered(power.exponent()) + ")";
            case Expression.Chain chain ->
                    "["
                            + rendered(chain.first())
                            + chain.links().stream().map(Trees::link).collect(Collectors.joining())
                            + "]";
            case Expression.Choice choice ->
                    choice.cases().stream()
                            .map(c -> rendered(c.condition()) + " ? " + rendered(c.value()) + " : ")
                            .collect(
                                    Collectors.joining(
                                            "", "(", rendered(choice.otherwise()) + ")"));
            case Expression.Call call ->
                    call.arguments().stream()
                            .map(Trees::argument)
                            .collect(Collectors.joining(", ", call.function() + "(", ")"));
            case Expression.Element element ->
                    "(" + element.table() + " @ " + rendered(element.index()) + ")";
        };
    }

    /** The tree itself and everything below it. */
    static List<Expression> all(Expression tree) {
        List<Expression> all = new ArrayList<>(List.of(tree));
        for (Expression child : children(tree)) {
            all.addAll(all(child));
        }
        return all;
    }

    private static List<Expression> children(Expression tree) {
        List<Expression> children = new ArrayList<>();
        switch (tree) {
            case Expression.Literal literal -> {}
            case Expression.Name name -> {}
            case Expression.Unary unary -> children.add(unary.operand());
            case Expression.Power power -> children.addAll(List.of(power.base(), power.exponent()));
            case Expression.Chain chain -> {
                children.add(chain.first());
                chain.links().forEach(link -> children.add(link.operand()));
            }
            case Expression.Choice choice -> {
                choice.cases().forEach(c -> children.addAll(List.of(c.condition(), c.value())));
                children.add(choice.otherwise());
            }
            case Expression.Call call -> call.arguments().forEach(a -> children.add(a.value()));
            case Expression.Element element -> children.add(element.index());
        }
        return children;
    }

    private static String link(Link link) {
        return " " + link.operator().symbol() + " " + rendered(link.operand());
    }

    private static String argument(Expression.Argument argument) {
        String name = argument.name() == null ? "" : argument.name() + "=";
        return name + rendered(argument.value());
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}
