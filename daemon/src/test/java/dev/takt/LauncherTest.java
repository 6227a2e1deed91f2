package dev.takt;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The launcher on a made-up machine: an installation below a directory with a space in its name,
 * Java, Maven and apt as scripts that print what they are called with.
 */
class LauncherTest {
    private static final Path BIN = Path.of("bin").toAbsolutePath();

    @TempDir Path temporary;
    private Path prefix = Path.of("");
    private Path commands = Path.of("");
    private Path jvms = Path.of("");

    private record Result(int status, String out, String err) {}

    @BeforeEach
    void makeTheMachine() throws IOException {
        prefix = temporary.resolve("a prefix");
        commands = Files.createDirectories(temporary.resolve("commands"));
        jvms = Files.createDirectories(temporary.resolve("the jvms"));
        Path library = Files.createDirectories(prefix.resolve("lib/takt"));
        Path bin = Files.createDirectories(prefix.resolve("bin"));
        Files.copy(BIN.resolve("takt"), bin.resolve("takt"));
        Files.copy(BIN.resolve("toolchain.sh"), library.resolve("toolchain.sh"));
        Files.createFile(library.resolve("takt.jar"));
        List<String> needed =
                List.of(
                        "bash",
                        "cat",
                        "env",
                        "find",
                        "flock",
                        "id",
                        "kill",
                        "mkdir",
                        "mktemp",
                        "mv",
                        "readlink",
                        "rm",
                        "sed",
                        "sleep",
                        "touch");
        for (String command : needed) {
            addScript(
                    commands.resolve(command),
                    "exec \"$(PATH=/usr/bin:/bin type -P " + command + ")\" \"$@\"");
        }
    }

    @Test
    void startsTheInstalledJarThroughASymbolicLink() throws Exception {
        Path java = addJava("jdk-25", "25.0.3");
        Path link = Files.createSymbolicLink(temporary.resolve("link"), prefix.resolve("bin/takt"));

        Result result = launch(link, Map.of(), "check", "my file.json");

        assertEquals(0, result.status(), result.err());
        List<String> line = result.out().lines().toList();
        assertEquals(java.toString(), line.getFirst());
        assertEquals(
                List.of(
                        "-jar",
                        prefix.resolve("lib/takt/takt.jar").toString(),
                        "check",
                        "my file.json"),
                line.subList(line.size() - 4, line.size()));
    }

    @Test
    void otherPluginsComeBehindTheJarWhereThereAreAny() throws Exception {
        addJava("jdk-25", "25.0.3");
        Path jar = prefix.resolve("lib/takt/takt.jar");
        Path usual = Files.createDirectory(prefix.resolve("lib/takt/plugins"));
        Path other = Files.createDirectory(temporary.resolve("other plugins"));
        Map<String, String> named = Map.of("TAKT_PLUGINS", other.toString());
        assertTrue(takt(Map.of(), "check").out().endsWith("-jar\n" + jar + "\ncheck\n"));

        Files.createFile(usual.resolve("acme.jar"));
        String start = "-cp\n" + jar + ":%s/*\ndev.takt.cli.Main\ncheck\n";
        assertTrue(takt(Map.of(), "check").out().endsWith(start.formatted(usual)));
        assertTrue(takt(named, "check").out().endsWith("-jar\n" + jar + "\ncheck\n"));
        Files.createFile(other.resolve("more.jar"));
        assertTrue(takt(named, "check").out().endsWith(start.formatted(other)));
    }

    @Test
    void givesTheLoopTheCollectorWithShortPausesAndShortCommandsTheOneThatStartsFast()
            throws Exception {
        addJava("jdk-25", "25.0.3");

        assertTrue(takt(Map.of(), "run", "x.json").out().contains("-XX:+UseShenandoahGC\n"));
        assertTrue(takt(Map.of(), "check", "x.json").out().contains("-XX:TieredStopAtLevel=1\n"));
        String bench = takt(Map.of(), "bench", "x.json").out();
        assertTrue(bench.contains("-XX:+UseSerialGC\n"));
        assertFalse(bench.contains("-XX:TieredStopAtLevel"));
    }

    @ParameterizedTest
    @CsvSource({
        "IMPLEMENTOR=\"Eclipse Adoptium\", Shenandoah",
        "IMPLEMENTOR=\"Debian\", Shenandoah",
        "IMPLEMENTOR=\"Oracle Corporation\", Z",
        "GRAALVM_VERSION=\"25.0.1\", Z",
    })
    void aJvmThatIsBuiltWithoutShenandoahGetsZ(String line, String collector) throws Exception {
        addJava("jdk-25", "25.0.3");
        Path release = jvms.resolve("jdk-25/release");
        Files.writeString(release, Files.readString(release) + line + "\n");
        String flags = takt(Map.of(), "run", "x.json").out();
        assertTrue(flags.contains("-XX:+Use" + collector + "GC\n"), flags);
        assertEquals(2, flags.split("-XX:\\+Use\\w+GC\n", -1).length, flags);
    }

    @Test
    void startsFromTheCacheOfTheKindOfCommandAndFromNoneWhereThereIsNone() throws Exception {
        addJava("jdk-25", "25.0.3");
        Path library = prefix.resolve("lib/takt");
        String loops = "-XX:AOTCache=" + Files.createFile(library.resolve("run.aot"));
        assertTrue(takt(Map.of(), "run", "x.json").out().contains(loops + "\n"));
        assertTrue(takt(Map.of(), "latency").out().contains(loops + "\n"));
        assertFalse(takt(Map.of(), "check", "x.json").out().contains("-XX:AOTCache"));

        String tools = "-XX:AOTCache=" + Files.createFile(library.resolve("tool.aot"));
        assertTrue(takt(Map.of(), "check", "x.json").out().contains(tools + "\n"));
        assertFalse(takt(Map.of(), "run", "x.json").out().contains(tools));
        assertFalse(takt(Map.of(), "bench", "x.json").out().contains("-XX:AOTCache"));
    }

    @Test
    void trainingLeavesOneCacheForTheLoopAndOneForShortCommands() throws Exception {
        Path java = addJava("jdk-25", "25.0.3");
        addScript(
                java,
                """
                for a; do
                    case $a in
                        -XX:AOTCache=*) echo "${NOTIFY_SOCKET:+told} $*" >"${a#*=}" ;;
                    esac
                done\
                """);
        Path library = prefix.resolve("lib/takt");
        Files.createFile(library.resolve("run.aot"));
        Files.createFile(library.resolve("run.jsa"));

        Result result = train();

        assertEquals(0, result.status(), result.err());
        String run = Files.readString(library.resolve("run.aot"));
        String tool = Files.readString(library.resolve("tool.aot"));
        assertTrue(run.contains("-XX:+UseShenandoahGC"), run);
        assertTrue(run.contains(" run --board sim "), run);
        // A JVM that starts from a cache cannot make one.
        assertFalse(run.contains(library + "/run.aot"), run);
        // What a service does
        assertTrue(run.startsWith("told ") && run.contains(" --state-dir "), run);
        assertTrue(tool.contains("-XX:TieredStopAtLevel=1") && tool.contains(" learn "), tool);
        try (var files = Files.list(library)) {
            assertEquals(4, files.count());
        }
    }

    @Test
    void trainingThatFailsSaysWhyAndLeavesNoCache() throws Exception {
        Path java = addJava("jdk-25", "25.0.3");
        addScript(
                java, "case \"$*\" in *--version*) ;; *) echo 'no such board' >&2; exit 1 ;; esac");

        Result result = train();

        assertEquals(1, result.status());
        assertTrue(result.err().contains("no such board"), result.err());
        assertFalse(Files.exists(prefix.resolve("lib/takt/tool.aot")));
        assertFalse(Files.exists(prefix.resolve("lib/takt/run.aot")));
    }

    @Test
    void trainingSaysSoWhereTheJvmMakesNoCache() throws Exception {
        addJava("jdk-25", "25.0.3");

        Result result = train();

        assertEquals(1, result.status());
        assertTrue(result.err().contains("this JVM has made no cache"), result.err());
        assertFalse(Files.exists(prefix.resolve("lib/takt/tool.aot")));
    }

    private Result train() throws Exception {
        Path train = Files.copy(BIN.resolve("train"), prefix.resolve("bin/train"));
        return launch(train, Map.of(), "x.json");
    }

    @Test
    void passesOnFlagsFromTheEnvironment() throws Exception {
        addJava("jdk-25", "25.0.3");

        assertTrue(
                takt(Map.of("TAKT_JAVA_OPTS", "-Da=1 -Db=2"), "run")
                        .out()
                        .contains("-Da=1\n-Db=2\n-jar\n"));
    }

    @Test
    void letsTheJvmWriteItsPausesToAFileThatLeavesNothingBehind() throws Exception {
        Path java = addJava("jdk-25", "25.0.3");
        addScript(java, "printf '%s\\n' \"$@\"; readlink /proc/$$/fd/8");

        String run = takt(Map.of(), "run", "x.json").out();
        assertTrue(run.contains("-Dtakt.pauses=/proc/self/fd/8\n"), run);
        assertTrue(run.contains(":file=/proc/self/fd/8:tn,tid,tg:filecount=0\n"), run);
        assertTrue(run.endsWith(" (deleted)\n"), run);
        assertFalse(takt(Map.of(), "check", "x.json").out().contains("pauses"));
    }

    @Test
    void takesTheOldestJavaThatIsNewEnoughAndJavaHomeBeforeAll() throws Exception {
        addJava("jdk-17", "17.0.1");
        addJava("jdk-26", "26.0.1");
        Path java25 = addJava("jdk-25", "25");
        Path java27 = addJava("jdk-27", "27-ea");

        assertEquals(
                java25.toString(), takt(Map.of(), "run").out().lines().findFirst().orElseThrow());
        assertEquals(
                java27.toString(),
                takt(Map.of("JAVA_HOME", jvms.resolve("jdk-27").toString()), "run")
                        .out()
                        .lines()
                        .findFirst()
                        .orElseThrow());
        assertEquals(
                java25.toString(),
                takt(Map.of("JAVA_HOME", jvms.resolve("jdk-17").toString()), "run")
                        .out()
                        .lines()
                        .findFirst()
                        .orElseThrow());
    }

    @Test
    void namesTheOneCommandThatInstallsJavaAndInstallsNothingUnasked() throws Exception {
        addApt("openjdk-25-jre-headless");

        Result result = takt(Map.of(), "run");

        assertEquals(1, result.status());
        assertTrue(
                result.err().contains("apt-get install -y openjdk-25-jre-headless\n"),
                result.err());
        assertFalse(result.err().contains("called"), result.err());
    }

    @Test
    void installsJavaWhenToldYesOrInContinuousIntegration() throws Exception {
        addApt("openjdk-25-jre-headless");
        assertTrue(
                takt(Map.of(), "--yes", "run")
                        .err()
                        .contains(
                                "called: install -q -y --no-install-recommends openjdk-25-jre-headless\n"));
        Path java = jvms.resolve("apt/bin/java");
        Files.delete(java);

        Result result = takt(Map.of("CI", "true"), "run");

        assertTrue(result.err().contains("called: install"), result.err());
        assertEquals(0, result.status(), result.err());
        assertEquals(java.toString(), result.out().lines().findFirst().orElseThrow());
    }

    @Test
    void saysSoWhenAptHasNoJavaThatIsNewEnough() throws Exception {
        addApt("something-else");

        Result result = takt(Map.of("CI", "true"), "run");

        assertEquals(1, result.status());
        assertTrue(result.err().contains("apt-get does not offer it"), result.err());
        assertFalse(result.err().contains("called: install"), result.err());
    }

    @Test
    void buildsACheckoutOnceAndAgainOnlyWhenASourceHasChanged() throws Exception {
        addJava("jdk-25", "25.0.3");
        Path daemon = makeCheckout();
        addScript(
                commands.resolve("mvn"),
                "mkdir -p '"
                        + daemon
                        + "/target'; : >'"
                        + daemon
                        + "/target/takt.jar'; echo \"$@\" >>'"
                        + daemon
                        + "/mvn.log'");

        assertEquals(0, launch(daemon.resolve("bin/takt"), Map.of(), "run").status());
        assertEquals("", launch(daemon.resolve("bin/takt"), Map.of(), "run").err());
        assertEquals(1, Files.readAllLines(daemon.resolve("mvn.log")).size());

        Path source = daemon.resolve("src/main/A.java");
        Path stamp = daemon.resolve("target/.built");
        Files.writeString(source, "class A {}");
        Files.setLastModifiedTime(
                source, FileTime.fromMillis(Files.getLastModifiedTime(stamp).toMillis() + 1000));
        assertTrue(
                launch(daemon.resolve("bin/takt"), Map.of(), "run")
                        .err()
                        .contains("building Takt"));
    }

    @Test
    void showsWhatMavenSaidWhenTheBuildFailsAndStartsNothing() throws Exception {
        addJava("jdk-25", "25.0.3");
        Path daemon = makeCheckout();
        addScript(commands.resolve("mvn"), "echo 'A.java:1 is wrong'; exit 1");

        Result result = launch(daemon.resolve("bin/takt"), Map.of(), "run");

        assertEquals(1, result.status());
        assertTrue(result.err().contains("A.java:1 is wrong\n"), result.err());
        assertEquals("", result.out());
    }

    private Path makeCheckout() throws IOException {
        Path daemon = Files.createDirectories(temporary.resolve("a checkout/daemon"));
        Files.createDirectories(daemon.resolve("src/main"));
        Files.createDirectories(daemon.resolve("bin"));
        Files.createFile(daemon.resolve("pom.xml"));
        Files.createFile(temporary.resolve("a checkout/pom.xml"));
        Files.copy(BIN.resolve("takt"), daemon.resolve("bin/takt"));
        Files.copy(BIN.resolve("toolchain.sh"), daemon.resolve("bin/toolchain.sh"));
        return daemon;
    }

    /** A JVM that prints its own path and its arguments, one a line. */
    private Path addJava(String name, String version) throws IOException {
        Path home = jvms.resolve(name);
        Files.createDirectories(home.resolve("bin"));
        Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
        addScript(home.resolve("bin/javac"), "");
        return addScript(home.resolve("bin/java"), "printf '%s\\n' \"$0\" \"$@\"");
    }

    /** An apt that knows one package and installs a JVM whatever it is asked for. */
    private void addApt(String offered) throws IOException {
        addScript(
                commands.resolve("apt-cache"),
                "[ \"$2\" = "
                        + offered
                        + " ] && printf '%s:\\n  Candidate: 1\\n' \"$2\" || exit 0");
        addScript(
                commands.resolve("apt-get"),
                "echo \"called: $*\"; [ \"$1\" = install ] || exit 0; d='"
                        + jvms
                        + "/apt'; mkdir -p \"$d/bin\"; "
                        + "echo 'JAVA_VERSION=\"25.0.1\"' >\"$d/release\"; "
                        + "echo 'printf \"%s\\n\" \"$0\"' | sed '1i #!/bin/bash' >\"$d/bin/java\"; "
                        + "/bin/chmod +x \"$d/bin/java\"");
        addScript(commands.resolve("sudo"), "exec \"$@\"");
    }

    private static Path addScript(Path file, String body) throws IOException {
        Files.writeString(file, "#!/bin/bash\n" + body + "\n");
        assertTrue(file.toFile().setExecutable(true));
        return file;
    }

    private Result takt(Map<String, String> environment, String... arguments) throws Exception {
        return launch(prefix.resolve("bin/takt"), environment, arguments);
    }

    private Result launch(Path launcher, Map<String, String> environment, String... arguments)
            throws Exception {
        List<String> command = new ArrayList<>(List.of(launcher.toString()));
        command.addAll(List.of(arguments));
        Path out = temporary.resolve("out");
        Path err = temporary.resolve("err");
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .redirectInput(Path.of("/dev/null").toFile())
                        .redirectOutput(out.toFile())
                        .redirectError(err.toFile());
        builder.environment().clear();
        builder.environment()
                .putAll(Map.of("PATH", commands.toString(), "HOME", temporary.toString()));
        builder.environment().put("TAKT_JVM_DIRS", jvms.toString());
        builder.environment().putAll(environment);
        int status = builder.start().waitFor();
        return new Result(status, Files.readString(out, UTF_8), Files.readString(err, UTF_8));
    }
}
