package dev.takt.service;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.takt.batch.CompiledBatch;
import dev.takt.loop.Generation;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class StandInsTest {
    /** The loop of a batch with a mirror runs other code, which the JIT is to see as well. */
    @Test
    void haveBatchesWithAMirrorAndWithout() {
        assertEquals(
                Set.of(true, false),
                StandIns.make().stream()
                        .map(Generation::batch)
                        .map(CompiledBatch.class::cast)
                        .map(CompiledBatch::isMirrored)
                        .collect(Collectors.toSet()));
    }
}
