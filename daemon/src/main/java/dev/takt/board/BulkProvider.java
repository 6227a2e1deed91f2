package dev.takt.board;

import java.util.List;

/**
 * A Pi4J provider whose inputs and outputs can be asked of the hardware together.
 *
 * <p>Without this it asks for each at once, as a program expects that makes them one by one. With
 * {@link #gather} it only notes what is made, until {@link #request} asks for all of it.
 */
public interface BulkProvider {
    /** From now on, what is made waits for {@link #request}. */
    void gather();

    /**
     * Asks the hardware for everything that was made since {@link #gather}. Outputs carry their
     * initial value from the first moment on. What is made later is asked for at once again, or in
     * a further round of the two.
     *
     * @return what has to be latched and posted in every tick
     * @throws BoardException if the hardware refuses something
     */
    List<Bulk> request() throws BoardException;
}
