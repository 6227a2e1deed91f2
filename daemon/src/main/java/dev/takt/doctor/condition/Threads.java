package dev.takt.doctor.condition;

import dev.takt.doctor.MachineFiles;
import dev.takt.doctor.Parsed;
import dev.takt.linux.TaskStat;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The threads of the machine, as /proc lists them. */
final class Threads {
    /** Fields of /proc/PID/stat as proc(5) numbers them; the third is the first after the name. */
    private static final int FIRST_FIELD = 3;

    private static final int FLAGS = 9;
    private static final int PRIORITY = 40;
    private static final int POLICY = 41;

    private static final int PF_KTHREAD = 0x00200000;
    private static final int SCHED_FIFO = 1;
    private static final int SCHED_RR = 2;
    private static final int SCHED_DEADLINE = 6;

    /** Above all priorities of SCHED_FIFO. */
    private static final int DEADLINE_RANK = 100;

    /**
     * A real-time thread.
     *
     * @param id the kernel's number of it
     * @param name what it calls itself
     * @param kernel whether it is the kernel's own
     * @param rank its priority, 1 to 99; 100 under SCHED_DEADLINE, which runs before all others
     * @param directory its place below /proc
     */
    record RealTime(int id, String name, boolean kernel, int rank, String directory) {
        @Override
        public String toString() {
            return name + (rank == DEADLINE_RANK ? " (SCHED_DEADLINE)" : " at " + rank);
        }
    }

    private Threads() {}

    /** All real-time threads that can be seen. */
    static List<RealTime> realTime(MachineFiles files) {
        List<RealTime> found = new ArrayList<>();
        for (String process : files.numbers("/proc")) {
            String tasks = "/proc/" + process + "/task";
            for (String thread : files.numbers(tasks)) {
                String directory = tasks + "/" + thread;
                parse(files.text(directory + "/stat"), directory).ifPresent(found::add);
            }
        }
        return found;
    }

    /** Whether a program runs, by the name it goes by. */
    static boolean runs(MachineFiles files, String program) {
        return files.numbers("/proc").stream()
                .anyMatch(process -> files.line("/proc/" + process + "/comm").equals(program));
    }

    /**
     * One thread.
     *
     * @param stat what its file {@code stat} holds; the name in it may hold anything
     * @return empty for one without real-time priority
     */
    static Optional<RealTime> parse(String stat, String directory) {
        int open = stat.indexOf('(');
        int close = stat.lastIndexOf(')');
        if (open < 0 || close < open) {
            return Optional.empty();
        }
        String[] fields = TaskStat.fields(stat);
        OptionalLong id = Parsed.number(stat.substring(0, open).strip());
        int policy = field(fields, POLICY);
        if (id.isEmpty()
                || (policy != SCHED_FIFO && policy != SCHED_RR && policy != SCHED_DEADLINE)) {
            return Optional.empty();
        }
        int rank = policy == SCHED_DEADLINE ? DEADLINE_RANK : field(fields, PRIORITY);
        boolean kernel = (field(fields, FLAGS) & PF_KTHREAD) != 0;
        String name = stat.substring(open + 1, close);
        return Optional.of(new RealTime((int) id.getAsLong(), name, kernel, rank, directory));
    }

    private static int field(String[] fields, int number) {
        int index = number - FIRST_FIELD;
        return index < fields.length ? (int) Parsed.number(fields[index]).orElse(0) : 0;
    }
}
