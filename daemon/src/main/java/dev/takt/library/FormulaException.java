package dev.takt.library;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Everything that is wrong with a text. The message is all mistakes as rendered, one below the
 * other.
 */
public final class FormulaException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** What is wrong, warnings included. */
    private final Mistake[] mistakes;

    FormulaException(List<Mistake> mistakes) {
        super(mistakes.stream().map(Mistake::rendering).collect(Collectors.joining("\n")));
        this.mistakes = mistakes.toArray(Mistake[]::new);
    }

    /**
     * All mistakes and warnings.
     *
     * @return sorted by source and place, at least one of them no warning
     */
    public List<Mistake> mistakes() {
        return List.of(mistakes);
    }
}
