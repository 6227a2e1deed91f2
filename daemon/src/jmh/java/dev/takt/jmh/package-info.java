/**
 * Benchmarks: what a batch costs beside hand-written Java and beside other libraries.
 *
 * <p>In flows the workload of {@code config/bench}; out flows time and allocated bytes for each
 * operation. {@link dev.takt.jmh.Engine} is one way to evaluate the seven formulas, {@link
 * dev.takt.jmh.EngineKind} lists them, and a test holds all of them to the same results. Compiled
 * in every build, never packaged. How to run and read them: docs/measuring.md.
 */
@NullMarked
package dev.takt.jmh;

import org.jspecify.annotations.NullMarked;
