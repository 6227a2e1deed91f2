package dev.takt.attribution;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.takt.timing.Excursion;
import dev.takt.timing.StageTimes;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A tick whose one stage took 1 ms too long, and what was seen meanwhile. Times in µs. */
class VerdictTest {
    private static final int LOOP = 77;
    private static final long MICRO = 1_000;
    private static final long RELEASE = 50_000_000_000L;
    private static final StageTimes QUICK = new StageTimes(0, MICRO, MICRO, MICRO, MICRO);

    private static Excursion late(String stage) {
        long long1 = 1_000 * MICRO;
        StageTimes took =
                switch (stage) {
                    case "wake-up" -> new StageTimes(long1, MICRO, MICRO, MICRO, MICRO);
                    case "plant" -> new StageTimes(0, long1, MICRO, MICRO, MICRO);
                    case "inputs" -> new StageTimes(0, MICRO, long1, MICRO, MICRO);
                    case "outputs" -> new StageTimes(0, MICRO, MICRO, MICRO, long1);
                    default -> new StageTimes(0, MICRO, MICRO, long1, MICRO);
                };
        return new Excursion(9, 8, 1, RELEASE, took, QUICK, -1, -1);
    }

    /** The fields are {@code key=value} with blanks between them. */
    private static Evidence evidence(String text) {
        List<Pause> pauses = new ArrayList<>();
        long waited = 0;
        long minor = 0;
        long major = 0;
        long switches = 0;
        long stolen = 0;
        long throttles = 0;
        String rival = "";
        String clock = "";
        boolean memory = false;
        String input = "";
        String sets = "";
        for (String field : text.isEmpty() ? new String[0] : text.split(" ")) {
            String key = field.substring(0, field.indexOf('='));
            String value = field.substring(field.indexOf('=') + 1);
            switch (key) {
                case "pause" -> {
                    String[] parts = value.split(":");
                    long begin = RELEASE + Long.parseLong(parts[1]) * MICRO;
                    long end = begin + Long.parseLong(parts[2]) * MICRO;
                    pauses.add(new Pause(Pause.Kind.SAFEPOINT, parts[0], 1, begin, end));
                }
                case "deopt" -> {
                    int thread = Integer.parseInt(value);
                    long at = RELEASE + 500 * MICRO;
                    pauses.add(new Pause(Pause.Kind.DEOPTIMIZATION, "C.m", thread, at, at));
                }
                case "waited" -> waited = value.equals("?") ? -1 : Long.parseLong(value) * MICRO;
                case "minor" -> minor = Long.parseLong(value);
                case "major" -> major = Long.parseLong(value);
                case "switches" -> switches = Long.parseLong(value);
                case "stolen" -> stolen = Long.parseLong(value) * MICRO;
                case "throttles" -> throttles = Long.parseLong(value);
                case "rival" -> rival = value;
                case "clock" -> clock = value;
                case "memory" -> memory = true;
                case "input" -> input = value;
                case "sets" -> sets = value;
                default -> throw new IllegalArgumentException(field);
            }
        }
        return new Evidence(
                pauses,
                LOOP,
                new Load(100, waited, minor, major, switches, stolen, throttles),
                rival,
                clock,
                false,
                memory,
                input,
                "",
                sets);
    }

    @ParameterizedTest
    @CsvSource({
        // a pause that covers half of it, by its operation
        "wake-up,  pause=G1CollectForAllocation:100:900,  gc G1CollectForAllocation 900us",
        "wake-up,  pause=ThreadDump:-500:1100,            safepoint ThreadDump 1100us",
        "formulas, pause=ZMarkEndYoung:100:800,           gc ZMarkEndYoung 800us",
        "wake-up,  pause=ThreadDump:100:300,              unknown",
        "wake-up,  pause=ThreadDump:-2000:900,            unknown",
        "wake-up,  pause=A:0:600 pause=ZX:0:700 waited=900, gc ZX 700us",
        // code thrown away on the loop's own thread
        "formulas, deopt=77,                              deoptimization C.m",
        "formulas, deopt=78,                              unknown",
        "wake-up,  deopt=77,                              unknown",
        // another thread on the CPU
        "wake-up,  waited=900 rival=hog[12],              preempted hog[12] 900us",
        "formulas, waited=600 switches=1,                 preempted 600us",
        "wake-up,  waited=300 switches=2,                 unknown",
        "wake-up,  waited=? switches=2,                   preempted 2x",
        "wake-up,  waited=? switches=0,                   unknown",
        "wake-up,  waited=900 major=1,                    preempted 900us",
        // pages
        "inputs,   major=2,                               major-fault 2x",
        "inputs,   minor=2000,                            minor-fault 2000x",
        "inputs,   minor=3 input=temp,                    slow-input temp 1000us",
        "inputs,   minor=3 memory=1,                      minor-fault 3x",
        "wake-up,  minor=2000,                            unknown",
        // the machine
        "wake-up,  stolen=10000,                          steal 10000us",
        "formulas, throttles=1,                           throttled 1x",
        "formulas, clock=600/1500MHz,                     cpu-clock 600/1500MHz",
        "wake-up,  clock=600/1500MHz,                     unknown",
        // the stage itself
        "inputs,   input=temp,                            slow-input temp 1000us",
        "inputs,   '',                                    slow-input 1000us",
        "inputs,   memory=1,                              unknown",
        "outputs,  '',                                    slow-output 1000us",
        "outputs,  memory=1,                              unknown",
        "formulas, sets=display,                          slow-set display 1000us",
        "formulas, '',                                    unknown",
        "plant,    '',                                    unknown",
        "wake-up,  '',                                    unknown",
    })
    void theStrongestEvidenceThatCoversTheTimeIsTheCause(
            String stage, String evidence, String expected) {
        assertEquals(expected, text(Verdict.of(late(stage), evidence(evidence))));
    }

    @ParameterizedTest
    @CsvSource({"plant, slow-plant 1000us", "formulas, slow-set 1000us"})
    void aStageThatIsAlwaysSlowIsItsOwnCause(String stage, String expected) {
        Excursion once = late(stage);
        long usual = 700 * MICRO;
        StageTimes slow = new StageTimes(0, usual, MICRO, usual, MICRO);
        StageTimes took =
                stage.equals("plant")
                        ? new StageTimes(0, 1_000 * MICRO, MICRO, usual, MICRO)
                        : new StageTimes(0, usual, MICRO, 1_000 * MICRO, MICRO);
        Excursion always = new Excursion(9, 8, 1, once.releaseNanos(), took, slow, -1, -1);
        assertEquals(expected, text(Verdict.of(always, evidence("memory=1"))));
    }

    private static String text(Verdict verdict) {
        StringBuilder text = new StringBuilder(verdict.cause().label());
        if (!verdict.by().isEmpty()) {
            text.append(' ').append(verdict.by());
        }
        if (verdict.nanos() > 0) {
            text.append(' ').append(verdict.nanos() / MICRO).append("us");
        }
        if (verdict.count() > 0) {
            text.append(' ').append(verdict.count()).append('x');
        }
        return text.toString();
    }
}
