package dev.takt.formula.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.takt.block.BlockKind;
import dev.takt.formula.check.Builtins.Callable;
import dev.takt.formula.function.PureFunction;
import dev.takt.formula.function.VariadicFunction;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every name of the language leads to one thing. */
class BuiltinsTest {
    @Test
    void everyFunctionAndBlockIsCalledByNamesOfItsOwn() {
        List<String> names = new ArrayList<>(List.of("prev", "lut"));
        for (PureFunction function : PureFunction.values()) {
            for (String name : function.names()) {
                assertEquals(new Callable.Pure(function), Builtins.callable(name));
                names.add(name);
            }
        }
        for (VariadicFunction function : VariadicFunction.values()) {
            String name = function.functionName();
            assertEquals(new Callable.Variadic(function), Builtins.callable(name));
            names.add(name);
        }
        for (BlockKind kind : BlockKind.values()) {
            assertEquals(new Callable.Block(kind), Builtins.callable(kind.blockName()));
            names.add(kind.blockName());
        }
        assertEquals(names.stream().sorted().toList(), List.copyOf(Builtins.callableNames()));
        assertNull(Builtins.callable("+"));
        assertNull(Builtins.callable("Sin"));
    }

    @Test
    void noValueIsCalledAsAFunctionIs() {
        for (String name : Builtins.valueNames()) {
            assertNull(Builtins.callable(name), name);
        }
    }
}
