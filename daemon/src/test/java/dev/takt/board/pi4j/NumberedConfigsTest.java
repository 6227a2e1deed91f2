package dev.takt.board.pi4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import com.pi4j.context.Context;
import com.pi4j.io.gpio.analog.AnalogInputConfig;
import com.pi4j.io.gpio.digital.DigitalOutput;
import com.pi4j.io.gpio.digital.DigitalOutputConfig;
import dev.takt.board.BoardException;
import java.lang.reflect.Proxy;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class NumberedConfigsTest {
    private final Context context;

    NumberedConfigsTest() throws BoardException {
        context = Contexts.make(List.of());
    }

    @AfterEach
    void shutDown() {
        context.shutdown();
    }

    private DigitalOutputConfig line(int number) {
        return DigitalOutput.newConfigBuilder(context).id("lamp").name("lamp").bcm(number).build();
    }

    @Test
    void anotherNumberChangesNothingElse() {
        DigitalOutputConfig config = line(17);
        DigitalOutputConfig numbered =
                NumberedConfigs.numbered(DigitalOutputConfig.class, config, 1017);
        assertNotSame(config, numbered);
        assertEquals(1017, numbered.getUniqueIdentifier());
        assertEquals(17, numbered.bcm());
        assertEquals("lamp", numbered.id());
    }

    @Test
    void whatHasItsNumberAlreadyStaysAsItIs() {
        DigitalOutputConfig config = line(17);
        assertSame(config, NumberedConfigs.numbered(DigitalOutputConfig.class, config, 17));
    }

    @Test
    void quantitiesAreCountedFromTheNumberThatPi4jGivesToAll() {
        AnalogInputConfig first = NumberedConfigs.input(context, "a", 0);
        AnalogInputConfig second = NumberedConfigs.input(context, "b", 1);
        assertFalse(Proxy.isProxyClass(first.getClass()));
        assertEquals(0, first.getUniqueIdentifier());
        assertEquals(1, second.getUniqueIdentifier());
    }
}
