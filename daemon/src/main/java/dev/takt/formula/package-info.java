/**
 * The formula language, stage by stage: {@code syntax} turns text into a tree, {@code check} turns
 * trees into a program of resolved and ordered statements, {@code interpret} runs a program as the
 * reference, {@code function} holds what the pure functions compute.
 */
@NullMarked
package dev.takt.formula;

import org.jspecify.annotations.NullMarked;
