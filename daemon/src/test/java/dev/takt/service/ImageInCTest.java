package dev.takt.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.takt.CLibrary;
import dev.takt.arena.CHeader;
import dev.takt.config.BoardChoice;
import dev.takt.config.Configuration;
import dev.takt.loop.EndCondition;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A C program reads the image and posts parameters while the loop runs. */
class ImageInCTest {
    /**
     * Reads snapshots as fast as it can and posts 10 000 values a second until it has read and
     * posted enough. Every signal of the configuration follows from the parameter, so a torn read
     * shows.
     */
    private static final String PROGRAM =
            """
            #include "oven.h"
            #include <stdlib.h>
            #include <time.h>

            static double now(void) {
                struct timespec t;
                clock_gettime(CLOCK_MONOTONIC, &t);
                return t.tv_sec + 1e-9 * t.tv_nsec;
            }

            static double get(struct takt *t, enum takt_cell cell) {
                double cells[TAKT_COUNT];
                int64_t tick;
                return takt_snapshot(t, cells, &tick) == 0 ? cells[cell] : -1;
            }

            int main(int count, char **arguments) {
                struct takt t;
                double c[TAKT_COUNT];
                long posts = atol(arguments[2]), posted = 0, full = 0;
                long reads = 0, torn = 0, ticks = 0, failed = 0;
                int64_t tick, last = -1;
                uint64_t applied, refused;
                double begin, took;
                int error = takt_open(&t, arguments[1], "oven");
                if (error) {
                    printf("error=%d\\n", error);
                    return 1;
                }
                begin = now();
                while (posted < posts) {
                    if (now() >= begin + posted * 1e-4) {
                        if (takt_post(&t, TAKT_CELL_a, posted % 1000) == 0) posted++; else full++;
                    }
                    if (takt_snapshot(&t, c, &tick) != 0) {
                        failed++;
                        continue;
                    }
                    if (tick < 0) continue; /* before the first tick signals have no values yet */
                    reads++;
                    ticks += tick != last;
                    if (tick < last || c[TAKT_CELL_tick] != tick
                        || c[TAKT_CELL_twice] != 2 * c[TAKT_CELL_a]
                        || c[TAKT_CELL_minus] != -c[TAKT_CELL_a]
                        || c[TAKT_CELL_chain_d] != c[TAKT_CELL_a] + 4)
                        torn++;
                    last = tick;
                }
                took = now() - begin;
                error = takt_post(&t, TAKT_CELL_a, 5000);
                error |= takt_post(&t, TAKT_CELL_twice, 7);
                takt_posts(&t, &applied, &refused);
                while (applied + refused < (uint64_t)posts + 2) takt_posts(&t, &applied, &refused);
                tick = last;
                while (takt_tick(&t) <= tick + 2) {}
                printf("error=%d\\nreads=%ld\\ntorn=%ld\\nfailed=%ld\\nticks=%ld\\nposted=%ld\\n"
                       "applied=%llu\\nrefused=%llu\\na=%g\\ntwice=%g\\nsuperseded=%d\\n"
                       "reads_per_s=%.0f\\nposts_per_s=%.0f\\n",
                       error, reads, torn, failed, ticks, posted, (unsigned long long)applied,
                       (unsigned long long)refused, get(&t, TAKT_CELL_a), get(&t, TAKT_CELL_twice),
                       takt_superseded(&t), reads / took, posted / took);
                takt_close(&t);
                return 0;
            }
            """;

    private static final String CONFIGURATION =
            """
            {
              "control": { "directory": "%s" },
              "loop": { "rate_hz": 2000 },
              "parameters": { "a": { "value": 1, "min": 0, "max": 1000, "unit": "°C" } },
              "sets": { "s": { "formulas": {
                "twice": "2 * a", "minus": "-a",
                "chain.a": "a + 1", "chain.b": "chain.a + 1", "chain.c": "chain.b + 1", "chain.d": "chain.c + 1"
              } } },
              "outputs": { "o": { "gpio": 4, "value": "a > 5", "safe": 0 } }
            }
            """;

    @TempDir private Path directory;

    private Configuration configuration() throws Exception {
        Path file = directory.resolve("oven.json");
        return Examples.read(Files.writeString(file, CONFIGURATION.formatted(directory)));
    }

    private Path compile(Configuration configuration) throws Exception {
        assumeTrue(CLibrary.isThere(), "no gcc: the C side of the process image is not tested");
        Files.writeString(
                directory.resolve("oven.h"),
                CHeader.of(configuration.name(), ImageContents.of(configuration)));
        Path source = Files.writeString(directory.resolve("program.c"), PROGRAM);
        Path program = directory.resolve("program");
        Process gcc =
                new ProcessBuilder(
                                "gcc",
                                "-std=c11",
                                "-D_POSIX_C_SOURCE=200809L",
                                "-Wall",
                                "-Wextra",
                                "-Wno-unused-parameter",
                                "-Werror",
                                "-O2",
                                "-o",
                                program.toString(),
                                source.toString())
                        .redirectErrorStream(true)
                        .start();
        String told = new String(gcc.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, gcc.waitFor(), told);
        return program;
    }

    private Map<String, String> run(Path program, int posts) throws Exception {
        Process process =
                new ProcessBuilder(program.toString(), directory.toString(), String.valueOf(posts))
                        .redirectErrorStream(true)
                        .start();
        String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor(60, TimeUnit.SECONDS), "the program does not end");
        Map<String, String> figures = new LinkedHashMap<>();
        told.lines().forEach(line -> figures.put(line.split("=")[0], line.split("=")[1]));
        return figures;
    }

    @Test
    void readsWholeTicksAndPostsTenThousandValuesASecond() throws Exception {
        Configuration configuration = configuration();
        Path program = compile(configuration);
        int posts = 20_000;
        try (Station station = Station.take(configuration, Map.of());
                Controller controller =
                        Controller.open(
                                configuration,
                                BoardChoice.SIM,
                                EndCondition.NEVER,
                                _ -> {},
                                station)) {
            controller.start();
            Map<String, String> figures = run(program, posts);
            assertEquals("0", figures.get("error"), figures::toString);
            assertEquals("0", figures.get("torn"), figures::toString);
            assertEquals("0", figures.get("failed"), figures::toString);
            assertEquals(String.valueOf(posts), figures.get("applied"), figures::toString);
            assertEquals("2", figures.get("refused"), figures::toString);
            assertEquals("999", figures.get("a"), figures::toString);
            assertEquals("1998", figures.get("twice"), figures::toString);
            assertEquals("0", figures.get("superseded"), figures::toString);
            assertTrue(Long.parseLong(figures.get("reads")) > posts, figures::toString);
            assertTrue(Long.parseLong(figures.get("ticks")) > 1, figures::toString);
        }
    }

    @Test
    void aControllerThatDoesNotRunIsToldByNumber() throws Exception {
        Path program = compile(configuration());
        assertEquals("-2", run(program, 1).get("error"));
    }

    @Test
    void theHeaderOfAnotherConfigurationIsRefused() throws Exception {
        Configuration configuration = configuration();
        Path program = compile(configuration);
        Path other =
                Files.writeString(
                        directory.resolve("other.json"),
                        CONFIGURATION
                                .formatted(directory)
                                .replace("\"minus\"", "\"minor\"")
                                .replaceFirst("\\{", "{ \"name\": \"oven\","));
        Configuration changed = Examples.read(other);
        try (Station station = Station.take(changed, Map.of());
                Controller controller =
                        Controller.open(
                                changed, BoardChoice.SIM, EndCondition.NEVER, _ -> {}, station)) {
            controller.start();
            assertEquals("-116", run(program, 1).get("error"), "ESTALE");
        }
    }
}
