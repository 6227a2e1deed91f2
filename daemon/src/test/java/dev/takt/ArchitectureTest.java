package dev.takt;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.Map.entry;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.lang.foreign.Linker;
import java.lang.foreign.SymbolLookup;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The packages of Takt, what each may use, and the names and calls that none may have. */
class ArchitectureTest {
    private static final String ROOT = "dev.takt";

    /** Package to packages, without the root; {@code *} is any. The root package is open to all. */
    private static final Map<String, Set<String>> MAY_USE =
            Map.ofEntries(
                    entry("diagnostic", Set.of()),
                    entry("linux", Set.of()),
                    entry("linux.device", Set.of("linux")),
                    entry("linux.gpio", Set.of("linux", "linux.device")),
                    entry("linux.i2c", Set.of("linux", "linux.device")),
                    entry("linux.pwm", Set.of("linux", "linux.device")),
                    entry("linux.spi", Set.of("linux.device")),
                    entry("arena", Set.of()),
                    entry("block", Set.of()),
                    entry("formula.function", Set.of()),
                    entry("formula.syntax", Set.of("diagnostic")),
                    entry(
                            "formula.check",
                            Set.of("formula.syntax", "formula.function", "block", "diagnostic")),
                    entry(
                            "formula.interpret",
                            Set.of("formula.syntax", "formula.check", "formula.function", "block")),
                    entry("config", Set.of("diagnostic", "formula.*")),
                    entry("config.json", Set.of("diagnostic")),
                    entry(
                            "config.read",
                            Set.of("config", "config.json", "diagnostic", "formula.*", "linux")),
                    entry("config.write", Set.of("config.json", "diagnostic")),
                    entry("batch", Set.of("config", "formula.*", "block", "arena")),
                    entry("board", Set.of("config", "arena", "linux")),
                    entry(
                            "board.device",
                            Set.of(
                                    "board",
                                    "board.file",
                                    "config",
                                    "config.json",
                                    "config.read",
                                    "diagnostic",
                                    "formula.*",
                                    "arena",
                                    "linux")),
                    entry(
                            "board.chip",
                            Set.of("board", "board.device", "config", "diagnostic", "linux")),
                    entry(
                            "board.bus",
                            Set.of("board", "board.chip", "board.device", "config", "linux")),
                    entry("board.file", Set.of("board", "config", "arena", "linux")),
                    entry("board.sim", Set.of("board", "config", "arena", "linux")),
                    entry(
                            "board.pi4j",
                            Set.of(
                                    "board",
                                    "board.bus",
                                    "board.device",
                                    "board.file",
                                    "board.sim",
                                    "config",
                                    "diagnostic",
                                    "arena",
                                    "linux")),
                    entry(
                            "board.pi4j.bus",
                            Set.of("board", "linux", "linux.device", "linux.i2c", "linux.spi")),
                    entry(
                            "board.pi4j.gpio",
                            Set.of("board", "config", "linux", "linux.device", "linux.gpio")),
                    entry("board.pi4j.pwm", Set.of("board", "linux.device", "linux.pwm")),
                    entry(
                            "board.pi4j.kernel",
                            Set.of(
                                    "board.pi4j",
                                    "board.pi4j.bus",
                                    "board.pi4j.gpio",
                                    "board.pi4j.pwm",
                                    "config",
                                    "linux.device",
                                    "linux.gpio")),
                    entry("timing", Set.of()),
                    entry("recording", Set.of("arena")),
                    entry("history", Set.of()),
                    entry("watch", Set.of()),
                    entry("metrics", Set.of("timing")),
                    entry("trace", Set.of("recording", "control", "diagnostic")),
                    entry("recording.file", Set.of("recording")),
                    entry(
                            "loop",
                            Set.of("batch", "board", "timing", "recording", "linux", "arena")),
                    entry(
                            "force",
                            Set.of("config", "config.json", "diagnostic", "formula.*", "loop")),
                    entry(
                            "reload",
                            Set.of(
                                    "arena",
                                    "batch",
                                    "board",
                                    "board.pi4j",
                                    "config",
                                    "config.json",
                                    "diagnostic",
                                    "force",
                                    "formula.check",
                                    "linux",
                                    "loop")),
                    entry("attribution", Set.of("timing", "linux")),
                    entry("telemetry", Set.of("timing", "arena", "attribution", "linux")),
                    entry("plot", Set.of("recording")),
                    entry("bench", Set.of("arena", "batch", "config", "diagnostic", "formula.*")),
                    entry("control", Set.of("arena", "loop", "diagnostic")),
                    entry("doctor", Set.of("config", "linux", "loop")),
                    entry("doctor.condition", Set.of("doctor", "config", "linux")),
                    entry(
                            "library",
                            Set.of(
                                    "arena",
                                    "batch",
                                    "config",
                                    "config.read",
                                    "diagnostic",
                                    "formula.check")),
                    entry(
                            "safe",
                            Set.of(
                                    "arena",
                                    "board",
                                    "board.device",
                                    "board.pi4j",
                                    "config",
                                    "config.read",
                                    "diagnostic")),
                    entry("supervision", Set.of("loop", "linux")),
                    entry("systemd", Set.of("linux")),
                    entry("service", Set.of("*")),
                    entry("cli", Set.of("*")));

    private static final JavaClasses CLASSES =
            new ClassFileImporter().importPath(classesWith(LoopThread.class));

    /** The directory of compiled classes that a class came from. */
    static Path classesWith(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void everyPackageUsesOnlyWhatTheTableAllows() {
        Set<String> wrong = new TreeSet<>();
        for (JavaClass from : CLASSES) {
            for (Dependency dependency : from.getDirectDependenciesFromSelf()) {
                JavaClass to = dependency.getTargetClass().getBaseComponentType();
                if (to.getPackageName().startsWith(ROOT)
                        && !mayUse(
                                shortName(from.getPackageName()), shortName(to.getPackageName()))) {
                    wrong.add(from.getName() + " uses " + to.getName());
                }
            }
        }
        assertEquals(Set.of(), wrong);
    }

    @Test
    void everyPackageIsInTheTable() {
        Set<String> unknown = new TreeSet<>();
        for (JavaClass javaClass : CLASSES) {
            String name = shortName(javaClass.getPackageName());
            if (!name.isEmpty() && !name.equals("formula") && !MAY_USE.containsKey(name)) {
                unknown.add(name);
            }
        }
        assertEquals(Set.of(), unknown);
    }

    @Test
    void noCycleLeadsFromAPackageBackToIt() {
        slices().matching(ROOT + ".(**)")
                .should()
                .beFreeOfCycles()
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    @Test
    void everyPackageIsNullMarkedByItsPackageInfo() {
        Set<String> without = new TreeSet<>();
        for (JavaClass javaClass : CLASSES) {
            JavaPackage javaPackage = javaClass.getPackage();
            if (!javaPackage.isAnnotatedWith(NullMarked.class)) {
                without.add(javaPackage.getName());
            }
        }
        assertEquals(Set.of(), without);
    }

    @Test
    void namesSayWhatAClassIs() {
        for (String ending : List.of("Util", "Utils", "Helper", "Manager", "Impl")) {
            noClasses().should().haveSimpleNameEndingWith(ending).check(CLASSES);
        }
        noClasses()
                .should()
                .resideInAnyPackage("..util..", "..common..", "..impl..")
                .check(CLASSES);
    }

    @Test
    void onlyTheCommandLinePrints() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".cli..")
                .should(ACCESS_STANDARD_STREAMS)
                .check(CLASSES);
    }

    @Test
    void nothingWaitsForARelativeTime() {
        noClasses()
                .should()
                .callMethodWhere(target(owner(nameOf(Thread.class))).and(target(name("sleep"))))
                .check(CLASSES);
    }

    @Test
    void onlyThePackageLinuxCallsNativeCode() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".linux..")
                .should()
                .dependOnClassesThat(
                        nameOf(Linker.class)
                                .or(nameOf(SymbolLookup.class))
                                .or(name(ROOT + ".linux.Libc")))
                .check(CLASSES);
    }

    private static DescribedPredicate<HasName> nameOf(Class<?> type) {
        return name(type.getName());
    }

    private static boolean mayUse(String from, String to) {
        if (from.equals(to) || to.isEmpty()) {
            return true;
        }
        Set<String> allowed = MAY_USE.getOrDefault(from, Set.of());
        return allowed.contains(to)
                || allowed.contains("*")
                || (to.startsWith("formula.") && allowed.contains("formula.*"));
    }

    private static String shortName(String packageName) {
        return packageName.equals(ROOT) ? "" : packageName.substring(ROOT.length() + 1);
    }
}
