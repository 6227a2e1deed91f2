package dev.takt.hardware;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** A file of the kernel, below /sys or /proc: each write is one call, a failure ends the test. */
record KernelFile(Path path) {
    static KernelFile at(String path) {
        return new KernelFile(Path.of(path));
    }

    KernelFile in(String name) {
        return new KernelFile(path.resolve(name));
    }

    boolean exists() {
        return Files.exists(path);
    }

    /** The first line. */
    String text() {
        return lines().getFirst();
    }

    List<String> lines() {
        try {
            return Files.readAllLines(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    byte[] bytes() {
        try {
            return Files.readAllBytes(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int number() {
        return Integer.parseInt(text());
    }

    void write(Object value) {
        write(value.toString().getBytes(US_ASCII));
    }

    void write(byte[] bytes) {
        try {
            Files.write(path, bytes, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void makeDirectory() {
        try {
            Files.createDirectory(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void remove() {
        try {
            Files.delete(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
