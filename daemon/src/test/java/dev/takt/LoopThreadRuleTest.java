package dev.takt;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Nothing that the tick reaches allocates, locks, throws, or calls what may. */
class LoopThreadRuleTest {
    /**
     * Where providers of others are called through the plain interfaces of Pi4J, which box and may
     * allocate; Takt's own providers do not pass through here.
     */
    private static final List<String> FOREIGN_PROVIDERS =
            List.of("dev.takt.board.pi4j.PlainIo$", "dev.takt.board.pi4j.PlainChipLink");

    @Test
    void nothingReachableFromTheTickBreaksTheRule() {
        SortedSet<String> violations =
                LoopThreadRule.violationsBelow(ArchitectureTest.classesWith(LoopThread.class));
        violations.removeIf(
                violation -> FOREIGN_PROVIDERS.stream().anyMatch(violation::startsWith));
        assertEquals("", String.join("\n", violations));
    }

    @Test
    void findsEveryKindOfBreach() throws Exception {
        assertEquals(
                Set.of(
                        "BadLoop.tick calls java/lang/Double.valueOf",
                        "BadLoop.tick concatenates strings",
                        "BadLoop.tick calls org/slf4j/Logger.info",
                        "BadLoop.reached allocates an array of DOUBLE",
                        "BadLoop.locking locks",
                        "BadLoop.guarded locks: it is synchronized",
                        "BadLoop.capturing allocates a lambda that captures",
                        "BadLoop.failing allocates java/lang/IllegalStateException",
                        "BadLoop.failing calls java/lang/IllegalStateException.<init>",
                        "BadLoop.failing throws",
                        "BadStep.step allocates java/lang/Object"),
                violationsOf("Bad"));
    }

    @Test
    void letsAlonePlainArithmeticAndHandlersThatOnlyThrow() throws Exception {
        assertEquals(Set.of(), violationsOf("Good"));
    }

    /** Breaches of the fixtures whose simple name starts so, without line numbers. */
    private static Set<String> violationsOf(String prefix) throws Exception {
        try (Stream<Path> files = Files.list(fixtures())) {
            return LoopThreadRule.violationsIn(
                            files.filter(file ->
                                            file.getFileName()
                                                    .toString()
                                                    .startsWith("LoopThreadFixtures$" + prefix))
                                    .toList())
                    .stream()
                    .map(text -> text.replaceFirst("^.*[$]", "").replaceFirst(":\\d+", ""))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static Path fixtures() {
        return ArchitectureTest.classesWith(LoopThreadFixtures.class).resolve("dev/takt");
    }
}
