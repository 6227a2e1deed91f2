package dev.takt.hardware;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What 16 inputs and 8 outputs on one chip cost in calls, and what the lines saw. */
@Tag("devices")
class GpioCallsTest {
    private static final int FIRST_OUTPUT = 16;
    private static final int OUTPUT_LINES = 0xFF << FIRST_OUTPUT;
    private static final int ODD_LINES = 0xAAAA;
    private static final KernelFile GPIO = Lab.BOARD.in("lines");

    private static final String SECTIONS =
            IntStream.range(0, 16)
                            .mapToObj(
                                    "\"in%1$d\": { \"gpio\": %1$d, \"chip\": \"taktlab\" }"
                                            ::formatted)
                            .collect(joining(",\n", "\"inputs\": {", "},\n"))
                    + IntStream.range(0, 8)
                            .mapToObj(GpioCallsTest::output)
                            .collect(joining(",\n", "\"outputs\": {", "}"));

    private static String output(int number) {
        return """
        "out%1$d": { "gpio": %2$d, "chip": "taktlab", "value": "in%1$d", "safe": %3$d }\
        """
                .formatted(number, FIRST_OUTPUT + number, number % 2);
    }

    @Test
    void aTickReadsAllInputsByOneCall() {
        GPIO.in("reads").write(0);
        try (RunningTakt takt = RunningTakt.onDevices(SECTIONS, "--ticks", "300")) {
            assertEquals(0, takt.exitCode(), takt.printed());
            int reads = GPIO.in("reads").number();
            assertTrue(reads >= 300 && reads <= 310, reads + " calls in 300 ticks");
        }
    }

    @Test
    void aTickWritesAllChangesByOneCallAndElseNothing() {
        GPIO.in("inputs").write("0000");
        try (RunningTakt takt = RunningTakt.onDevices(SECTIONS).running()) {
            Until.so("all are off", () -> outputs() == 0, takt::printed);
            int before = GPIO.in("writes").number();
            takt.runsOn();
            assertEquals(before, GPIO.in("writes").number());
            GPIO.in("inputs").write("00ff");
            Until.so("all are on", () -> outputs() == OUTPUT_LINES, takt::printed);
            assertEquals(before + 1, GPIO.in("writes").number());
        }
    }

    /** Levels of the lines of this test: a program that was killed leaves others driven. */
    private static int outputs() {
        return Integer.parseUnsignedInt(GPIO.in("outputs").text(), 16) & OUTPUT_LINES;
    }

    @Test
    void aTickOfManyLinesAllocatesNothing() {
        try (RunningTakt takt = RunningTakt.onDevices(SECTIONS).running()) {
            takt.allocatesNothing();
        }
    }

    @Test
    void outputsBecomeOutputsWithTheirSafeValue() {
        GPIO.in("inputs").write(Integer.toHexString(~ODD_LINES & 0xFFFF));
        GPIO.in("history").write("clear");
        try (RunningTakt takt = RunningTakt.onDevices(SECTIONS, "--ticks", "50")) {
            assertEquals(0, takt.exitCode(), takt.printed());
        }
        List<String> history = GPIO.in("history").lines();
        for (int number = 0; number < 8; number++) {
            String first = "first " + (FIRST_OUTPUT + number) + " " + number % 2;
            assertTrue(history.contains(first), first + " is not in " + history);
        }
        assertTrue(history.stream().anyMatch("set ff0000 550000"::equals), history::toString);
    }
}
