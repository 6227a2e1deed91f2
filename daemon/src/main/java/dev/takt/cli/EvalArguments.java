package dev.takt.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Sorts the arguments of {@code takt eval} into options and formulas: a formula such as {@code -x}
 * or {@code -hypot(3, 4)} begins like an option, and picocli would take it for one.
 */
final class EvalArguments {
    private static final String END_OF_OPTIONS = "--";

    private EvalArguments() {}

    /**
     * The same arguments; those of {@code eval} with the options first and {@code --} behind them.
     */
    static String[] sorted(String[] arguments) {
        if (arguments.length == 0 || !arguments[0].equals("eval")) {
            return arguments;
        }
        List<String> options = new ArrayList<>(List.of("eval"));
        List<String> formulas = new ArrayList<>();
        for (int i = 1; i < arguments.length; i++) {
            String argument = arguments[i];
            var option = Options.ONE.matcher(argument);
            if (argument.equals(END_OF_OPTIONS)) {
                formulas.addAll(List.of(arguments).subList(i + 1, arguments.length));
                break;
            } else if (!option.matches()) {
                formulas.add(argument);
            } else {
                options.add(argument);
                if (option.group(1) != null && i + 1 < arguments.length) {
                    options.add(arguments[++i]);
                }
            }
        }
        if (!formulas.isEmpty()) {
            options.add(END_OF_OPTIONS);
            options.addAll(formulas);
        }
        return options.toArray(String[]::new);
    }

    /** Apart, because every command comes by here and only one needs them. */
    private static final class Options {
        /** Those of {@link EvalCommand}; the value of the last kind is the next argument. */
        static final Pattern ONE =
                Pattern.compile(
                        "-h|--help|--json|--interpret"
                                + "|(?:-v|--value|--file)=.*"
                                + "|-v[A-Za-z_][A-Za-z0-9_.]*=[^=].*"
                                + "|(-v|--value|--file)",
                        Pattern.DOTALL);
    }
}
