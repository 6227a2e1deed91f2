package dev.takt.doctor;

import dev.takt.config.LoopSettings;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A machine from a file beside this class: each line {@code --- PATH} begins a file of it, each
 * {@code --- PATH hex} one given in bytes. Lines with {@code @} in front say what is no file: the
 * user, the step of the timers, and which device of which group is refused.
 */
public final class RecordedMachine implements Facts {
    /** All that are recorded. */
    public static final List<String> NAMES = List.of("pi4", "pi5", "pc", "kvm");

    private static final String FILE = "--- ";
    private static final String HEX = " hex";

    /** What the machine's files hold, by path. */
    public final Map<String, byte[]> contents = new LinkedHashMap<>();

    /** Variables of the environment. */
    public final Map<String, String> variables = new HashMap<>();

    private final Map<String, String> refused = new HashMap<>();
    private final Path root;
    private String user = "";
    private long timerNanos = 1;
    private int java = 25;

    private RecordedMachine(Path root) {
        this.root = root;
    }

    /** Lays a recorded machine out below a directory. */
    public static RecordedMachine of(String name, Path root) {
        RecordedMachine machine = new RecordedMachine(root);
        machine.read(resource(name + ".machine"));
        machine.contents.forEach(machine::write);
        return machine;
    }

    private static String resource(String name) {
        try (InputStream in = RecordedMachine.class.getResourceAsStream(name)) {
            return new String(
                    Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read(String text) {
        String path = "";
        StringBuilder content = new StringBuilder();
        for (String line : text.split("\n")) {
            if (line.startsWith(FILE)) {
                keep(path, content.toString());
                path = line.substring(FILE.length());
                content.setLength(0);
            } else if (path.isEmpty()) {
                fact(line.split(" "));
            } else {
                content.append(line).append('\n');
            }
        }
        keep(path, content.toString());
    }

    private void fact(String[] words) {
        switch (words[0] + words[1]) {
            case "@user" -> user = words[2];
            case "@timer" -> timerNanos = Long.parseLong(words[2]);
            case "@refused" -> refused.put(words[2], words[3]);
            default -> {}
        }
    }

    private void keep(String path, String content) {
        if (path.endsWith(HEX)) {
            String digits = content.replaceAll("\\s", "");
            contents.put(
                    path.substring(0, path.length() - HEX.length()),
                    HexFormat.of().parseHex(digits));
        } else if (!path.isEmpty()) {
            contents.put(path, content.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Gives a file of the machine another content. */
    public void write(String path, byte[] content) {
        Path file = root.resolve(path.substring(1));
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public RecordedMachine with(String path, String content) {
        write(path, content.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    public RecordedMachine without(String path) {
        try {
            Files.delete(root.resolve(path.substring(1)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    public RecordedMachine refuses(String path, String group) {
        refused.put(path, group);
        return this;
    }

    public RecordedMachine runsJava(int feature) {
        java = feature;
        return this;
    }

    /** The machine for a loop with the usual settings and without a configuration. */
    public Machine machine() {
        return machine(LoopSettings.DEFAULT, Needs.UNKNOWN);
    }

    public Machine machine(LoopSettings loop, Needs needs) {
        return Machine.of(new MachineFiles(root), this, loop, -1, needs);
    }

    @Override
    public String user() {
        return user;
    }

    @Override
    public boolean mayOpen(String path, boolean forWriting) {
        return !refused.containsKey(path) && Files.exists(root.resolve(path.substring(1)));
    }

    @Override
    public String group(String path) {
        return refused.getOrDefault(path, "");
    }

    @Override
    public long timerResolutionNanos() {
        return timerNanos;
    }

    @Override
    public int javaFeature() {
        return java;
    }

    @Override
    public String variable(String name) {
        return variables.getOrDefault(name, "");
    }
}
