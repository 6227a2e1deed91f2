package dev.takt.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.takt.bench.Figure;
import dev.takt.bench.Rung;
import dev.takt.service.Examples;
import java.util.List;
import org.junit.jupiter.api.Test;

final class BenchJsonTest {
    @Test
    void tellsTheFactorOverTheRungBefore() {
        String json =
                BenchJson.of(
                        Examples.read(Examples.path("bench/seven")),
                        List.of(
                                new Figure(Rung.PARSE_EACH, 40_000, 1000),
                                new Figure(Rung.COMPILED, 125, 0)));
        assertEquals(
                "{'name':'seven','formulas':7,'parameters':10,'rate_hz':1000.0,"
                        + "'parse_each':{'hz':25000.0,'ns':40000.0,'bytes':1000.0,"
                        + "'factor':null,'headroom':25.0},"
                        + "'compiled':{'hz':8000000.0,'ns':125.0,'bytes':0.0,"
                        + "'factor':320.0,'headroom':8000.0}}",
                json.replace('"', '\''));
    }
}
