/**
 * What one batch costs on this machine: parsed each time, parsed once and interpreted, compiled.
 *
 * <p>{@link dev.takt.bench.BatchBench} measures any checked configuration; each rung changes one
 * thing over the one above it.
 */
@NullMarked
package dev.takt.bench;

import org.jspecify.annotations.NullMarked;
