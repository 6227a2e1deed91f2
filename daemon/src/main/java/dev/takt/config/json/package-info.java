/**
 * Text of JSON files turned into trees in which everything still knows its place.
 *
 * <p>In flow paths: {@link dev.takt.config.json.SourceFiles} reads one file or a directory and
 * refuses what is not text in UTF-8. {@link dev.takt.config.json.JsonText} turns each text into a
 * {@link dev.takt.config.json.JsonValue}; comments and trailing commas are accepted. Out flow trees
 * and, for whatever is wrong, diagnostics in plain words. What the values mean is not known here.
 *
 * <p>Jackson reads the tokens. Where it gives up, {@link dev.takt.config.json.SyntaxMistake} looks
 * at the text itself and says what was expected, so no message of a library reaches the user.
 */
@NullMarked
package dev.takt.config.json;

import org.jspecify.annotations.NullMarked;
