package dev.takt.board.device;

import dev.takt.diagnostic.Fragment;
import dev.takt.diagnostic.Span;

/**
 * A formula and the name of its result.
 *
 * @param at where the name stands
 * @param text the formula
 * @param unit unit of the result; empty where it has none
 */
public record NamedFormula(String name, Span at, Fragment text, String unit) {}
