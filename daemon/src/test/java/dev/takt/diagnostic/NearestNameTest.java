package dev.takt.diagnostic;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestNameTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            textBlock =
                    """
                    tempp     ; temp setpoint        ; temp
                    tmep      ; temp setpoint        ; temp
                    tem       ; temp setpoint        ; temp
                    temq      ; temp setpoint        ; temp
                    TEMP      ; temp setpoint        ; temp
                    Temp      ; temp temq            ; temp
                    setpiont  ; temp setpoint        ; setpoint
                    setpnt    ; temp setpoint        ; setpoint
                    setpx     ; temp setpoint        ;
                    pressure  ; temp setpoint        ;
                    x1        ; x2 y                 ; x2
                    x         ; e t pi               ;
                    X         ; e x pi               ; x
                    abc       ; abcd abc             ; abcd
                    temp      ; temp                 ;
                    imu.gyrox ; imu.gyro_x imu.gyro_y; imu.gyro_x
                    """)
    void findsTheNameThatWasProbablyMeant(String name, String known, String nearest) {
        List<String> names = List.of(known.split(" +"));
        assertEquals(Optional.ofNullable(nearest), NearestName.of(name, names));
    }

    @Test
    void emptyNameIsNearNothing() {
        assertEquals(Optional.empty(), NearestName.of("", List.of("a")));
    }

    @Test
    void longNamesAndHugeListsAreNotCompared() {
        String longName = "a".repeat(65);
        assertEquals(Optional.empty(), NearestName.of(longName, List.of("a".repeat(64))));
        List<String> many = IntStream.rangeClosed(0, 20_000).mapToObj(i -> "n" + i).toList();
        assertEquals(Optional.empty(), NearestName.of("n1x", many));
        assertEquals(Optional.empty(), NearestName.of("name", Collections.emptyList()));
    }
}
