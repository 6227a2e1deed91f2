/**
 * The life of a controller: from a checked configuration to a running loop and back to safe
 * outputs.
 *
 * <p>{@link dev.takt.service.Controller} compiles the batch, opens the board, rehearses, runs the
 * loop on its real-time thread and lets telemetry report it. Commands of the command line sit on
 * top.
 */
@NullMarked
package dev.takt.service;

import org.jspecify.annotations.NullMarked;
