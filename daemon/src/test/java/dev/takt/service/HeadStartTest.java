package dev.takt.service;

import static org.junit.jupiter.api.Assertions.assertNotSame;

import dev.takt.loop.Generation;
import org.junit.jupiter.api.Test;

class HeadStartTest {
    /** A shadow is run by one loop and no other, whoever made it. */
    @Test
    void givesEveryLoopAShadowOfItsOwn() {
        HeadStart.begin();
        Generation first = HeadStart.shadow();
        Generation second = HeadStart.shadow();
        assertNotSame(first, second);
        assertNotSame(first.arena(), second.arena());
    }
}
