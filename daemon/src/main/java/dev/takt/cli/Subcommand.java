package dev.takt.cli;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What follows {@code takt} on the command line, in the order in which the help tells of it. */
enum Subcommand {
    RUN,
    CHECK,
    STATUS,
    TOP,
    EVENTS,
    TRACE,
    RECORD,
    INJECT,
    GET,
    SET,
    FORCE,
    UNFORCE,
    SNAPSHOT,
    RELOAD,
    HEADER,
    EVAL,
    BENCH,
    LATENCY,
    PLOT,
    EXPLAIN,
    SAFE,
    DOCTOR,
    VERSION,
    DEVICES,
    PROBE,
    LEARN;

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
        // Each class is named where it is wanted: a table of them would load them all.
        return switch (this) {
            case RUN -> RunCommand.spec();
            case CHECK -> CheckCommand.class;
            case STATUS -> StatusCommand.class;
            case TOP -> TopCommand.class;
            case EVENTS -> EventsCommand.class;
            case TRACE -> TraceCommand.class;
            case RECORD -> RecordCommand.class;
            case INJECT -> InjectCommand.class;
            case GET -> GetCommand.class;
            case SET -> SetCommand.class;
            case FORCE -> ForceCommand.class;
            case UNFORCE -> UnforceCommand.class;
            case SNAPSHOT -> SnapshotCommand.class;
            case RELOAD -> ReloadCommand.class;
            case HEADER -> HeaderCommand.class;
            case EVAL -> EvalCommand.class;
            case BENCH -> BenchCommand.class;
            case LATENCY -> LatencyCommand.class;
            case PLOT -> PlotCommand.class;
            case EXPLAIN -> ExplainCommand.class;
            case SAFE -> SafeCommand.class;
            case DOCTOR -> DoctorCommand.class;
            case VERSION -> VersionCommand.class;
            case DEVICES -> DevicesCommand.class;
            case PROBE -> ProbeCommand.class;
            case LEARN -> LearnCommand.class;
        };
    }
}
