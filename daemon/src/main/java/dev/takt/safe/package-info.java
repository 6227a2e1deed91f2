/**
 * What is left to be done when a controller has died: its outputs are to be put to their safe
 * values.
 *
 * <p>In flows the configuration of a controller that is about to open its outputs, which becomes a
 * {@link dev.takt.safe.SafeFile} in the run directory; it goes when the outputs are safe at the end
 * of an orderly run. Where the process died before that, {@link dev.takt.safe.SafeOutputs} opens
 * the outputs that the file names, nothing else, and leaves them safe. The file is a configuration
 * of its own that is read like any other, so that every sink that can be configured can be put
 * safe.
 */
@NullMarked
package dev.takt.safe;

import org.jspecify.annotations.NullMarked;
