package dev.takt.attribution;

import dev.takt.linux.TaskStat;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * The threads that could take the CPU from the loop: those seen on its CPU whose priority is not
 * below its own. Looked for when it has been preempted; from then on the time each has run is
 * followed.
 */
final class Rivals {
    private static final int MOST = 32;
    private static final int MOST_BYTES = 1024;
    private static final int CPU_FIELD = 36;
    private static final int PRIORITY_FIELD = 37;

    private final Path proc;
    private final int cpu;
    private final int loopThreadId;
    private final ByteBuffer buffer = ByteBuffer.allocate(MOST_BYTES);
    private final Map<Path, Long> ranNanos = new TreeMap<>();
    private final Map<Path, Long> addedNanos = new HashMap<>();

    Rivals(int cpu, int loopThreadId) {
        this(Path.of("/proc"), cpu, loopThreadId);
    }

    /** The same below another directory, for tests. */
    Rivals(Path proc, int cpu, int loopThreadId) {
        this.proc = proc;
        this.cpu = cpu;
        this.loopThreadId = loopThreadId;
    }

    /** Looks at every thread of the machine; some 20 µs for each. */
    void find() {
        long loopPriority = 0;
        Map<Path, Long> found = new TreeMap<>();
        Map<Path, Long> priorities = new HashMap<>();
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(proc, "[0-9]*")) {
            for (Path process : processes) {
                try (DirectoryStream<Path> tasks =
                        Files.newDirectoryStream(process.resolve("task"), "[0-9]*")) {
                    for (Path task : tasks) {
                        String[] fields = fields(task);
                        if (fields.length <= PRIORITY_FIELD) {
                            continue;
                        }
                        long priority = ProcFile.number(fields[PRIORITY_FIELD]);
                        if (id(task) == loopThreadId) {
                            loopPriority = priority;
                        } else if (ProcFile.number(fields[CPU_FIELD]) == cpu) {
                            priorities.put(task, priority);
                        }
                    }
                } catch (IOException | DirectoryIteratorException ended) {
                    // A process that ends meanwhile is no rival any more.
                }
            }
        } catch (IOException | DirectoryIteratorException withoutProc) {
            // Nobody can be named then.
        }
        for (Map.Entry<Path, Long> one : priorities.entrySet()) {
            if (one.getValue() >= loopPriority && found.size() < MOST) {
                found.put(one.getKey(), ranNanos.getOrDefault(one.getKey(), ran(one.getKey())));
            }
        }
        ranNanos.clear();
        ranNanos.putAll(found);
    }

    /** Takes what each has run since the last call. */
    void sample() {
        addedNanos.clear();
        ranNanos.replaceAll((task, before) -> {
            long now = ran(task);
            addedNanos.put(task, now - before);
            return now;
        });
    }

    /**
     * Who ran longest between the last two samples, as {@code NAME[ID]}.
     *
     * @param leastNanos who ran less is not named
     * @return empty if nobody ran so long
     */
    String busiest(long leastNanos) {
        return addedNanos.entrySet().stream()
                .filter(one -> one.getValue() >= Math.max(1, leastNanos))
                .max(Map.Entry.comparingByValue())
                .map(one -> name(one.getKey()) + "[" + id(one.getKey()) + "]")
                .orElse("");
    }

    private String[] fields(Path task) {
        return TaskStat.fields(ProcFile.text(task.resolve("stat"), buffer));
    }

    private long ran(Path task) {
        String[] fields = ProcFile.text(task.resolve("schedstat"), buffer).split(" ");
        return Math.max(0, ProcFile.number(fields[0]));
    }

    private String name(Path task) {
        return ProcFile.text(task.resolve("comm"), buffer).strip().replaceAll("[^!-~]", "_");
    }

    private static long id(Path task) {
        return ProcFile.number(task.getFileName().toString());
    }
}
