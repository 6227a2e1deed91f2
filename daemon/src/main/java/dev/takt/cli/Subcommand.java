package dev.takt.cli;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What follows {@code takt} on the command line, in the order in which the help tells of it. */
enum Subcommand {
    RUN(RunCommand.class),
    CHECK(CheckCommand.class),
    STATUS(StatusCommand.class),
    TOP(TopCommand.class),
    EVENTS(EventsCommand.class),
    TRACE(TraceCommand.class),
    RECORD(RecordCommand.class),
    INJECT(InjectCommand.class),
    GET(GetCommand.class),
    SET(SetCommand.class),
    FORCE(ForceCommand.class),
    UNFORCE(UnforceCommand.class),
    SNAPSHOT(SnapshotCommand.class),
    RELOAD(ReloadCommand.class),
    HEADER(HeaderCommand.class),
    EVAL(EvalCommand.class),
    BENCH(BenchCommand.class),
    LATENCY(LatencyCommand.class),
    PLOT(PlotCommand.class),
    EXPLAIN(ExplainCommand.class),
    SAFE(SafeCommand.class),
    DOCTOR(DoctorCommand.class),
    VERSION(VersionCommand.class),
    DEVICES(DevicesCommand.class),
    PROBE(ProbeCommand.class),
    LEARN(LearnCommand.class);

    private final Class<?> type;

    Subcommand(Class<?> type) {
        this.type = type;
    }

    /** The one that a first argument names; null where it is something else. */
    static @Nullable Subcommand named(String argument) {
        for (Subcommand each : values()) {
            if (each.text().equals(argument)) {
                return each;
            }
        }
        return null;
    }

    /** As users write it. */
    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What picocli learns its options from: a class with annotations, or a description. */
    Object described() {
        return this == RUN ? RunCommand.spec() : type;
    }
}
