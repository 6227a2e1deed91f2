package dev.takt.config;

import java.nio.file.Path;

/**
 * A file that takes the value as text, normally one of the kernel's.
 *
 * @param path the file, absolute or as seen from the working directory
 */
public record FileOutput(Path path) implements OutputSink {}
