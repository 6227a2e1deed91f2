package dev.takt.cli;

import static dev.takt.cli.Shell.takt;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.config.BoardChoice;
import dev.takt.config.Configuration;
import dev.takt.config.Machine;
import dev.takt.config.read.ConfigurationReader;
import dev.takt.diagnostic.Diagnostics;
import dev.takt.history.History;
import dev.takt.loop.EndCondition;
import dev.takt.reload.Reading;
import dev.takt.service.ConfigurationFiles;
import dev.takt.service.ControlPoint;
import dev.takt.service.Controller;
import dev.takt.service.Examples;
import dev.takt.service.KeptConfigurations;
import dev.takt.service.ReloadOnChange;
import dev.takt.service.Station;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The commands that talk to a running controller. */
@Timeout(120)
final class ControlCommandsTest {
    @TempDir private Path directory;

    private Path file;
    private Station station;
    private Controller controller;
    private ControlPoint point;

    @BeforeEach
    void start() throws Exception {
        file =
                Files.writeString(
                        directory.resolve("oven.json"),
                        """
                        {
                          "control": { "directory": "%s" }, // here
                          "reload": { "probation_s": 0 },
                          "parameters": { "a": { "value": 1, "min": 0, "max": 10, "unit": "a,b" } },
                          "sets": { "s": { "formulas": { "twice": "2 * a", "none": "0 / 0" } } },
                          "outputs": { "o": { "gpio": 4, "value": "a > 5", "safe": 0 } }
                        }
                        """
                                .formatted(directory));
        Configuration configuration = Examples.read(file);
        station = Station.take(configuration, Map.of());
        controller =
                Controller.open(
                        configuration, BoardChoice.SIM, EndCondition.NEVER, _ -> {}, station);
        controller.reloading().from(() -> reading(file));
        controller
                .reloading()
                .keepsIn(
                        new KeptConfigurations(
                                new History(directory.resolve("history"), InstantSource.system()),
                                new ConfigurationFiles(file),
                                ControlCommandsTest::reading));
        controller
                .reloading()
                .on(new ReloadOnChange(new ConfigurationFiles(file), () -> reading(file)));
        controller.start();
        point = ControlPoint.open(controller);
    }

    @AfterEach
    void stop() {
        point.close();
        controller.close();
        station.close();
    }

    private static Reading reading(Path file) {
        Diagnostics diagnostics = new Diagnostics();
        Configuration configuration =
                new ConfigurationReader(new Machine(4)).read(file, diagnostics);
        return new Reading(configuration, diagnostics.sorted());
    }

    @Test
    void followsEventsAsTheyHappen() {
        Shell.Outcome jitter = with("events", "jitter", "--times=2");
        assertEquals(0, jitter.code(), jitter::toString);
        assertEquals(2, jitter.out().lines().count(), jitter::toString);
        assertTrue(
                jitter.out().lines().allMatch(line -> line.contains(" latency_us p50=")),
                jitter::toString);
        Shell.Outcome json = with("events", "jitter", "--json", "--times=1");
        assertTrue(json.out().contains("\"event\":\"jitter\",\"line\":\""), json::toString);
        Shell.Outcome wrong = with("events", "jiter");
        assertEquals(2, wrong.code(), wrong::toString);
        assertTrue(wrong.err().contains("known: inject, jitter, late, state"), wrong::toString);
    }

    @Test
    void reloadsAndSaysWhatIsWrong() throws Exception {
        String before = Files.readString(file);
        Files.writeString(file, before.replace("2 * a", "3 * a"));
        Shell.Outcome outcome = with("reload");
        assertEquals(0, outcome.code(), outcome::toString);
        assertTrue(outcome.out().startsWith("reloaded at tick "), outcome::toString);
        assertTrue(with("get").out().contains("\ntwice=3\n"));
        assertEquals(0, with("set", "a=2").code());
        Files.writeString(file, before.replace("2 * a", "2 * aa"));
        Shell.Outcome wrong = with("reload");
        assertEquals(2, wrong.code(), wrong::toString);
        assertTrue(wrong.err().contains("did you mean 'a'?"), wrong::toString);
        assertTrue(wrong.err().endsWith("not reloaded; the controller runs on as it was\n"));
    }

    @Test
    void takesUpWhatIsWrittenOnceItIsToldToWatch() throws Exception {
        String before = Files.readString(file);
        String watching =
                before.replace("\"probation_s\": 0", "\"probation_s\": 0, \"watch\": true");
        Files.writeString(file, watching);
        assertEquals(0, with("reload").code());
        Files.writeString(file, watching.replace("2 * a", "3 * a"));
        while (!with("get").out().contains("\ntwice=3\n")) {
            Thread.onSpinWait();
        }
        Files.writeString(file, before.replace("2 * a", "4 * a"));
        while (!with("get").out().contains("\ntwice=4\n")) {
            Thread.onSpinWait();
        }
    }

    @Test
    void goesBackToWhatRanBeforeAndSaysSo() throws Exception {
        Files.writeString(file, Files.readString(file).replace("2 * a", "3 * a"));
        assertEquals(0, with("reload").code());
        Shell.Outcome back = with("reload", "--previous");
        assertEquals(0, back.code(), back::toString);
        assertTrue(back.err().startsWith("warning: what runs is " + directory), back::toString);
        assertTrue(back.err().contains("/history/000001-"), back::toString);
        assertTrue(with("get").out().contains("\ntwice=2\n"));
        assertTrue(with("status").out().contains("\nnot the files: "), "a status that says so");
        assertTrue(with("status", "--json").out().contains("\"kept\":\""));
        Shell.Outcome save = with("set", "a=7", "--save");
        assertEquals(1, save.code(), save::toString);
        assertTrue(save.err().startsWith("error: not saved: "), save::toString);
        assertTrue(save.err().contains("reload the files first"), save::toString);
        Shell.Outcome again = with("reload", "--previous");
        assertEquals(2, again.code(), again::toString);
        assertTrue(again.err().contains("no other configuration is kept"), again::toString);
        assertEquals(0, with("reload").code());
        assertTrue(with("get").out().contains("\ntwice=21\n"));
        assertFalse(with("status", "--json").out().contains("\"kept\""));
    }

    private Shell.Outcome with(String command, String... arguments) {
        String[] all = new String[arguments.length + 2];
        all[0] = command;
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        all[all.length - 1] = "--socket=" + directory.resolve("oven.sock");
        return takt(all);
    }

    @Test
    void getsWhatItIsAskedFor() {
        assertEquals("a=1\nnone=nan\n", with("get", "a", "none").out());
        assertTrue(with("get").out().contains("\ntwice=2\n"));
        assertTrue(with("get", "a", "--json").out().contains("\"values\":{\"a\":1}"));
    }

    @Test
    void aMisspeltNameIsTold() {
        Shell.Outcome outcome = with("get", "twise");
        assertEquals(2, outcome.code());
        assertEquals(
                "error: no signal named 'twise'; did you mean 'twice'?\n",
                outcome.err(),
                outcome::toString);
    }

    @Test
    void setsInsideTheLimitsOnly() {
        Shell.Outcome outcome = with("set", "a=7.5");
        assertEquals(0, outcome.code(), outcome::toString);
        assertTrue(outcome.out().startsWith("a=7.5 in effect from tick "), outcome::toString);
        assertEquals(2, with("set", "a=11").code());
        assertEquals(2, with("set", "a=x").code());
        assertEquals(2, with("set", "a").code());
        assertEquals(2, with("set", "a=1", "a=2").code());
        assertEquals(2, with("set", "twice=1").code());
    }

    @Test
    void savesIntoTheFileUnlessItWasEdited() throws Exception {
        String before = Files.readString(file);
        assertEquals(0, with("set", "a=7.5", "--save").code());
        assertEquals(before.replace("\"value\": 1,", "\"value\": 7.5,"), Files.readString(file));
        assertEquals(before, Files.readString(directory.resolve("oven.json~")));
        assertEquals(0, with("set", "a=8", "--save").code());
        assertEquals(before.replace("\"value\": 1,", "\"value\": 8,"), Files.readString(file));
        Files.writeString(file, before);
        Shell.Outcome edited = with("set", "a=9", "--save");
        assertEquals(1, edited.code());
        assertTrue(edited.err().startsWith("error: not saved: "), edited::toString);
    }

    @Test
    void aSnapshotIsCsv() {
        Shell.Outcome outcome = with("snapshot");
        assertTrue(outcome.out().startsWith("name,section,value,unit\n"), outcome::toString);
        assertTrue(outcome.out().contains("\na,parameter,1,\"a,b\"\n"), outcome::toString);
        assertTrue(with("snapshot", "--json").out().contains("\"max\":10"));
    }

    @Test
    void theStatusNamesTheController() {
        assertTrue(with("status").out().contains("oven"));
        assertTrue(with("status", "--json").out().contains("\"name\":\"oven\""));
    }

    @Test
    void forcesForAWhileAndShowsIt() {
        Shell.Outcome outcome = with("force", "twice", "9", "--for", "10m");
        assertEquals(0, outcome.code(), outcome::toString);
        assertTrue(outcome.out().startsWith("twice=9 forced from tick "), outcome::toString);
        assertTrue(with("get").out().contains("\ntwice=9\n"));
        assertTrue(with("status").out().contains("FORCED: twice 9 for "));
        assertTrue(with("status").out().contains("9F\n"));
        assertTrue(with("status", "--json").out().contains("\"forces\":[{\"name\":\"twice\","));
        assertTrue(with("top", "--times", "1").out().endsWith(" forced=twice\n"));
        Shell.Outcome freed = with("unforce", "twice");
        assertTrue(freed.out().startsWith("twice no longer forced from tick "), freed::toString);
        assertTrue(with("get").out().contains("\ntwice=2\n"));
        assertFalse(with("status").out().contains("FORCED"));
        assertEquals(2, with("unforce", "twice").code());
        assertEquals("nothing is forced\n", with("unforce", "--all").out());
    }

    @Test
    void saysWhatCannotBeForcedAndWhy() {
        assertEquals(
                "error: 'a' is a parameter; takt set changes it\n", with("force", "a=1").err());
        assertEquals(
                "error: o = 0.5 is outside its limits, 0 and 1\n", with("force", "o=0.5").err());
        assertEquals(
                "error: no signal named 'twise'; did you mean 'twice'?\n",
                with("force", "twise=1").err());
        assertTrue(with("force", "tick=1").err().contains("cannot be forced"));
        for (String[] wrong :
                new String[][] {
                    {"force", "a=1"},
                    {"force", "o=2"},
                    {"force", "twice"},
                    {"force", "twice=x"},
                    {"force", "twice=1", "--for", "25h"},
                    {"unforce"},
                    {"unforce", "twice", "--all"}
                }) {
            Shell.Outcome outcome = with(wrong[0], Arrays.copyOfRange(wrong, 1, wrong.length));
            assertEquals(2, outcome.code(), outcome::toString);
        }
    }

    @Test
    void aForceOutlivesAReloadOfOtherThingsOnly() throws Exception {
        assertEquals(0, with("force", "twice=9", "o=1", "--for", "1h").code());
        String before = Files.readString(file);
        Files.writeString(file, before.replace("2 * a", "3 * a"));
        assertEquals(0, with("reload").code());
        assertEquals("twice=3\no=1\n", with("get", "twice", "o").out());
        assertTrue(with("status").out().contains("FORCED: o 1 for "));
        Files.writeString(file, before);
        assertEquals(0, with("reload").code());
        assertEquals("twice=2\no=1\n", with("get", "twice", "o").out());
    }

    @Test
    @Timeout(60)
    void aForceEndsWithoutItsClient() throws Exception {
        assertEquals(0, with("force", "twice=9", "--for", "300ms").code());
        while (!with("get", "twice").out().equals("twice=2\n")) {
            Thread.onSpinWait();
        }
        assertFalse(with("status").out().contains("FORCED"));
    }

    @Test
    void withoutAControllerOneSentenceSaysSo() {
        Shell.Outcome none = takt("status", "--socket", directory.resolve("x.sock").toString());
        assertEquals(1, none.code());
        assertEquals(1, none.err().lines().count(), none::toString);
        assertFalse(none.hasStackTrace());
        assertEquals(2, takt("status", "--socket", "x", "--name", "y").code());
    }

    @Test
    void aSecondControllerOfTheSameNameDoesNotStart() {
        Shell.Outcome second = takt("run", file.toString(), "--ticks", "1");
        assertEquals(1, second.code(), second::toString);
        assertTrue(second.err().contains("is running already"), second::toString);
    }
}
