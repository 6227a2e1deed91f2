package dev.takt.jmh;

import java.util.function.Supplier;

/** Every way to evaluate the seven formulas that is measured. */
public enum EngineKind {
    /** Java as a programmer writes it, common work done once. */
    HAND_WRITTEN(() -> HandWritten::evaluate),
    /** Java with each formula as it stands in the file. */
    HAND_WRITTEN_AS_GIVEN(() -> HandWritten::evaluateAsGiven),
    /** Takt's compiled batch: parameters written by slot, results read by slot. */
    TAKT(TaktCompiled::new),
    /** The same from text in memory instead of a file: as fast once compiled, sooner ready. */
    TAKT_FROM_TEXT(TaktCompiled::fromText),
    /** Takt's compiled batch without its optimiser. */
    TAKT_UNOPTIMISED(TaktCompiled::unoptimised),
    /** Takt's reference interpreter: never used in the tick. */
    TAKT_INTERPRETER(TaktInterpreted::new),
    /** Java source compiled at run time, one method for all formulas. */
    JANINO(JaninoEngine::create),
    /** Walks a list of tokens in postfix order. */
    EXP4J(Exp4jEngine::new),
    /** Walks a tree over objects. */
    JEXL(JexlEngine::new),
    /** Walks a tree in decimal arithmetic. */
    EVALEX(EvalExEngine::new),
    /** Rewrites its list of tokens in each evaluation. */
    MXPARSER(MxParserEngine::new);

    @SuppressWarnings("ImmutableEnumChecker") // constructor references, which hold nothing
    private final Supplier<Engine> maker;

    EngineKind(Supplier<Engine> maker) {
        this.maker = maker;
    }

    /** Parses or compiles the seven formulas. */
    public Engine make() {
        return maker.get();
    }
}
