package dev.takt.doctor.condition;

import dev.takt.doctor.Condition;
import dev.takt.doctor.Finding;
import dev.takt.doctor.Machine;
import dev.takt.doctor.Remedy;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The JVM that {@code takt run} gets from the launcher. The one that asks runs with other flags, so
 * what is judged is what a user adds to the launcher's.
 */
final class JavaConditions {
    static final List<Condition> ALL = List.of(new Version(), new Options());

    private JavaConditions() {}

    record Version() implements Condition {
        private static final int LEAST = 25;

        @Override
        public String id() {
            return "java";
        }

        @Override
        public String why() {
            return "Takt is written for JDK 25; its Shenandoah, or ZGC where a JDK comes without that,"
                    + " collects beside the loop and stops it for some 0.1 ms.";
        }

        @Override
        public Finding examine(Machine machine) {
            int feature = machine.facts().javaFeature();
            return feature >= LEAST
                    ? Finding.ok("JDK " + feature)
                    : Finding.bad(
                            "JDK " + feature,
                            Remedy.run("sudo apt install openjdk-25-jdk-headless"));
        }
    }

    record Options() implements Condition {
        private static final List<String> VARIABLES =
                List.of("TAKT_JAVA_OPTS", "JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS");

        /** Two collectors chosen, or none, the launcher's counted. */
        private static final Pattern COLLECTOR =
                Pattern.compile("-XX:(\\+Use(?!Shenandoah)|-Use)\\w+GC");

        /** Together they do no harm. */
        private static final List<String> OTHER_COLLECTOR =
                List.of("-XX:-UseShenandoahGC", "-XX:+UseZGC");

        @Override
        public String id() {
            return "java-options";
        }

        @Override
        public String why() {
            return "The launcher chooses collector and heap of 'takt run'. Flags of your own come"
                    + " on top: another collector pauses for ms or keeps the JVM from starting, a"
                    + " slower compiler makes each tick longer, a debugger stops them all.";
        }

        @Override
        public Finding examine(Machine machine) {
            List<String> costly = new ArrayList<>();
            List<String> from = new ArrayList<>();
            boolean any = false;
            for (String variable : VARIABLES) {
                List<String> flags =
                        Stream.of(machine.facts().variable(variable).strip().split("\\s+"))
                                .filter(flag -> !flag.isEmpty())
                                .toList();
                any |= !flags.isEmpty();
                List<String> bad = new ArrayList<>(flags);
                if (flags.containsAll(OTHER_COLLECTOR)) {
                    bad.removeAll(OTHER_COLLECTOR);
                }
                bad.removeIf(flag -> !costs(flag));
                if (!bad.isEmpty()) {
                    costly.addAll(bad);
                    from.add(variable);
                }
            }
            if (costly.isEmpty()) {
                return Finding.ok("the launcher's" + (any ? "; yours do no harm" : ""));
            }
            return Finding.bad(
                    String.join(" ", costly), Remedy.run("unset " + String.join(" ", from)));
        }

        private static boolean costs(String flag) {
            return flag.equals("-Xint")
                    || flag.equals("-Xcomp")
                    || flag.startsWith("-agentlib:jdwp")
                    || flag.startsWith("-Xrunjdwp")
                    || flag.startsWith("-XX:TieredStopAtLevel")
                    || COLLECTOR.matcher(flag).matches();
        }
    }
}
