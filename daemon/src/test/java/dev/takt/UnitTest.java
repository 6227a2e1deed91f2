package dev.takt;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The units, and that what they name is what the package and its other files bring. */
final class UnitTest {
    private static final Path SYSTEMD = Path.of("../systemd");
    private static final Path ONE = SYSTEMD.resolve("takt.service");
    private static final Path SEVERAL = SYSTEMD.resolve("takt@.service");
    private static final Path TRAINING = SYSTEMD.resolve("takt-train.service");

    /**
     * What no later change may lose: the rights that the loop needs, and the ones that nothing here
     * does.
     */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Type=notify",
                "WatchdogSec=5",
                "User=takt",
                "ExecStopPost=/usr/bin/takt safe",
                "Restart=on-failure",
                "RestartPreventExitStatus=2",
                "TimeoutStopSec=30",
                "TimeoutAbortSec=5",
                "LimitRTPRIO=50",
                "LimitMEMLOCK=infinity",
                "DevicePolicy=closed",
                "DeviceAllow=char-gpiochip rw",
                "DeviceAllow=char-i2c rw",
                "DeviceAllow=char-spidev rw",
                "DeviceAllow=/dev/cpu_dma_latency rw",
                "ProtectSystem=strict",
                "CapabilityBoundingSet=",
                "NoNewPrivileges=yes",
                "PrivateNetwork=yes",
                "RestrictRealtime=no",
                "MemoryDenyWriteExecute=no",
                "RuntimeDirectoryPreserve=yes",
                "Environment=TAKT_NATIVE_DIR=/usr/lib/takt/native",
            })
    void grantsWhatTheLoopNeedsAndNothingElse(String setting) throws IOException {
        assertTrue(settings(ONE).contains(setting), setting);
    }

    /** It runs beside controllers, as root, whenever a package asks for it: never by itself. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Type=oneshot",
                "ExecStart=/usr/lib/takt/train",
                "CPUSchedulingPolicy=idle",
                "CapabilityBoundingSet=",
                "RestrictRealtime=yes",
                "ProtectSystem=strict",
                "ReadWritePaths=/usr/lib/takt",
                "PrivateDevices=yes",
                "PrivateNetwork=yes",
            })
    void trainsOutOfTheWay(String setting) throws IOException {
        assertTrue(settings(TRAINING).contains(setting), setting);
        assertFalse(settings(TRAINING).contains("[Install]"));
    }

    @Test
    void differBetweenOneAndSeveralOnlyInTheirNameAndTheirConfiguration() throws IOException {
        List<String> several =
                settings(SEVERAL).stream()
                        .map(line -> line.replace(" controller %i", " controller"))
                        .map(line -> line.replace("/etc/takt/%i.json", "/etc/takt/takt.json"))
                        .toList();
        assertEquals(settings(ONE), several);
    }

    @Test
    void namesNoDirectoryThatNobodyMakes() throws IOException {
        String made = Files.readString(SYSTEMD.resolve("tmpfiles.conf"));
        for (String line : settings(ONE)) {
            Matcher directory = Pattern.compile("(Logs|State|Runtime)Directory=(.*)").matcher(line);
            if (directory.matches()) {
                String parent =
                        switch (directory.group(1)) {
                            case "Logs" -> "/var/log/";
                            case "State" -> "/var/lib/";
                            default -> "/run/";
                        };
                assertTrue(made.contains("d " + parent + directory.group(2) + " "), line);
            }
        }
        assertTrue(settings(ONE).contains("WorkingDirectory=/var/log/takt"));
    }

    @Test
    void startsWhatThePackageBrings() throws IOException {
        String archive = Files.readString(Path.of("src/deb/archive.xml"));
        String conffiles = Files.readString(Path.of("src/deb/control/conffiles"));
        assertTrue(settings(ONE).contains("ExecStart=/usr/bin/takt run /etc/takt/takt.json"));
        assertTrue(archive.contains("bin/takt</source>"));
        assertTrue(archive.contains("src/deb/takt.json</source>"));
        assertEquals("/etc/takt/takt.json\n", conffiles);
    }

    @Test
    void givesDevicesToNoGroupThatIsNotMade() throws IOException {
        String users = Files.readString(SYSTEMD.resolve("sysusers.conf"));
        String rules = Files.readString(SYSTEMD.resolve("60-takt.rules"));
        Matcher group = Pattern.compile("GROUP=\"(\\w+)\"|chgrp -R (\\w+)").matcher(rules);
        int found = 0;
        while (group.find()) {
            String name = group.group(1) == null ? group.group(2) : group.group(1);
            assertTrue(users.contains(" takt " + name + "\n") || name.equals("takt"), name);
            found++;
        }
        assertEquals(5, found);
    }

    @Test
    void enablesAndStartsNoController() throws IOException {
        try (Stream<Path> scripts = Files.list(Path.of("src/deb/control"))) {
            assertAll(scripts.map(script -> () -> startsNothing(script)));
        }
    }

    private static void startsNothing(Path script) throws IOException {
        String text = Files.readString(script);
        assertFalse(
                Pattern.compile(
                                "(systemctl|deb-systemd-\\w+)[^\n]* (enable|start|restart) (?!takt-train)")
                        .matcher(text)
                        .find(),
                script.toString());
    }

    /** All lines but comments and blank ones. */
    private static List<String> settings(Path unit) throws IOException {
        return Files.readAllLines(unit).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList();
    }
}
