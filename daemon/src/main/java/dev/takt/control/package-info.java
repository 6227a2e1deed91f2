/**
 * The unix socket of a running controller: protocol, server and client. docs/control.md is the
 * user's side of it.
 *
 * <p>In flow lines of JSON, a {@link dev.takt.control.Request} each; out flow lines of JSON, a
 * {@link dev.takt.control.Reply} each. {@link dev.takt.control.ControlServer} has one thread for
 * all clients and bounded memory; what it cannot answer at once it asks an {@link
 * dev.takt.control.Answer} for again and again. Which commands there are is said by whoever opens
 * the server: a {@link dev.takt.control.Command} for each name; those that need only the signals
 * are in {@link dev.takt.control.SignalCommands}.
 *
 * <p>The loop is met through {@link dev.takt.loop.Hatch} alone: what clients do never reaches it,
 * however many they are and whatever they send.
 */
@NullMarked
package dev.takt.control;

import org.jspecify.annotations.NullMarked;
