package dev.takt.jmh;

/** The seven formulas, made ready by one library. Public because generated classes implement it. */
@FunctionalInterface
public interface Engine {
    /**
     * Evaluates one batch.
     *
     * @param parameters the ten parameters in the order of the file
     * @param results takes the seven values in the order of the file
     */
    void evaluate(double[] parameters, double[] results);
}
