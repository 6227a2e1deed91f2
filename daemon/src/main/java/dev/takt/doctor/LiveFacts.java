package dev.takt.doctor;

import dev.takt.linux.MonotonicClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.Objects;

/** Those of this process. */
public final class LiveFacts implements Facts {
    @Override
    public String user() {
        return System.getProperty("user.name", "$USER");
    }

    @Override
    public boolean mayOpen(String path, boolean forWriting) {
        Path file = Path.of(path);
        return Files.isReadable(file) && (!forWriting || Files.isWritable(file));
    }

    @Override
    public String group(String path) {
        try {
            return Files.readAttributes(Path.of(path), PosixFileAttributes.class).group().getName();
        } catch (IOException | UnsupportedOperationException unknown) {
            return "";
        }
    }

    @Override
    public long timerResolutionNanos() {
        return MonotonicClock.resolutionNanos();
    }

    @Override
    public int javaFeature() {
        return Runtime.version().feature();
    }

    @Override
    public String variable(String name) {
        return Objects.requireNonNullElse(System.getenv(name), "");
    }
}
