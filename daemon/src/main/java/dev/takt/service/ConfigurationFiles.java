package dev.takt.service;

import dev.takt.board.device.Descriptors;
import dev.takt.config.Configuration;
import dev.takt.config.json.SourceFiles;
import dev.takt.diagnostic.Diagnostics;
import dev.takt.diagnostic.Source;
import dev.takt.history.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The files that a configuration is made of: one file or those of a directory, and the user's
 * device descriptors beside them.
 */
public final class ConfigurationFiles {
    private static final String DEVICES = "devices";
    private static final String JSON = ".json";

    private final Path path;

    /**
     * @param path of the configuration, a file or a directory
     */
    public ConfigurationFiles(Path path) {
        this.path = path.toAbsolutePath().normalize();
    }

    /** Name of the file or of the directory. */
    String name() {
        return name(path);
    }

    private static String name(Path path) {
        Path name = path.getFileName();
        return name == null ? "configuration" : name.toString();
    }

    /** The texts that a configuration was made of when it was read. */
    Version of(Configuration configuration) {
        List<Source> descriptors = new ArrayList<>();
        if (configuration.devices() instanceof Descriptors devices) {
            for (String device : devices.names()) {
                String text = devices.ownText(device);
                if (text != null) {
                    descriptors.add(new Source(device + JSON, text));
                }
            }
        }
        return version(configuration.sources(), descriptors);
    }

    /** The texts as they are now; what cannot be read is left out. */
    Version now() {
        Diagnostics unheard = new Diagnostics();
        Path devices = devices();
        return version(
                SourceFiles.read(path, unheard),
                Files.isDirectory(devices) ? SourceFiles.read(devices, unheard) : List.of());
    }

    private Version version(List<Source> sources, List<Source> descriptors) {
        List<String> names = sources.stream().map(source -> name(Path.of(source.name()))).toList();
        String above = names.equals(List.of(name())) ? "" : name() + "/";
        SortedMap<String, String> files = new TreeMap<>();
        for (int i = 0; i < names.size(); i++) {
            files.put(above + names.get(i), sources.get(i).text());
        }
        for (Source descriptor : descriptors) {
            String file = name(Path.of(descriptor.name()));
            files.put(above + DEVICES + "/" + file, descriptor.text());
        }
        return new Version(files);
    }

    private Path devices() {
        return Files.isDirectory(path) ? path.resolve(DEVICES) : path.resolveSibling(DEVICES);
    }

    /** Where files may be written that belong to it. */
    List<Path> directories() {
        List<Path> directories = new ArrayList<>();
        Path real = real();
        for (Path each : real.equals(path) ? List.of(path) : List.of(path, real)) {
            Path parent = each.getParent();
            if (parent != null) {
                directories.add(parent);
            }
        }
        if (Files.isDirectory(path)) {
            directories.add(path);
        }
        directories.add(devices());
        return directories;
    }

    /** Whether a file in one of the {@link #directories} belongs to it. */
    boolean contain(Path file) {
        Path directory = file.getParent();
        boolean itself = file.equals(path) || file.equals(real()) || file.equals(devices());
        boolean inside = path.equals(directory) || devices().equals(directory);
        return itself || (inside && name(file).endsWith(JSON) && !name(file).startsWith("."));
    }

    private Path real() {
        try {
            return path.toRealPath();
        } catch (IOException notThere) {
            return path;
        }
    }
}
