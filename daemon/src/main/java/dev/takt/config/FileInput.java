package dev.takt.config;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A number in a file, normally one the kernel makes: sysfs, hwmon, IIO, 1-Wire, procfs.
 *
 * @param path the file, absolute or as seen from the working directory
 * @param line first word of the wanted line; null for the first line of the file
 * @param field which of the line's words, separated by white space, is the number, counted from 0
 */
public record FileInput(Path path, @Nullable String line, int field) implements InputSource {}
