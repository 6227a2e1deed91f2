package dev.takt.reload;

import dev.takt.arena.SignalArena;
import dev.takt.config.Configuration;
import dev.takt.loop.Hatch;

/** Makes the places where others meet a loop, one for each configuration that it runs. */
public interface Hatches {
    /**
     * Makes one, which nobody sees yet.
     *
     * @param arena the loop will run on
     */
    Hatch make(Configuration configuration, SignalArena arena);

    /** Lets others see the one made last, now that the loop runs on it, in place of another. */
    void show(Hatch before);
}
