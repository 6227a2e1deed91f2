/**
 * The command line: {@code takt run}, {@code check}, {@code eval} and all that {@link
 * dev.takt.cli.Subcommand} lists.
 *
 * <p>Each command is a picocli class that reads what the user gave, calls the packages below and
 * prints. Figures and data go to standard output, messages to standard error. Exit codes: 0 ok, 1
 * failure, 2 wrong usage or configuration; {@code doctor} has its own.
 */
@NullMarked
package dev.takt.cli;

import org.jspecify.annotations.NullMarked;
