package dev.takt.formula.function;

/**
 * The static method that computes a pure function.
 *
 * @param owner its class
 * @param method its name; all parameters and the result are double
 * @param costNanos rough time of one call
 */
record Code(Class<?> owner, String method, int costNanos) {}
