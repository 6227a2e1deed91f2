package dev.takt.loop;

import dev.takt.LoopThread;
import dev.takt.board.Board;

/**
 * Through which the loop posts, until someone else has to put the outputs safe because the loop has
 * stalled: from then on nothing but safe values passes.
 *
 * <p>One flag does it, set before the other thread writes and looked at by the loop before and
 * after it posts:
 *
 * <ul>
 *   <li>A loop that stalled anywhere but in posting finds it set and posts safe values.
 *   <li>One that stalled in the midst of posting may, when it goes on, still write what was left of
 *       that post: the values of a tick long past, over the safe ones. It then finds the flag and
 *       writes the safe ones again. That is the window that remains: the rest of one post, some
 *       microseconds, once.
 * </ul>
 *
 * <p>Both may be writing at the same time then, through the same buffers. As both write safe values
 * last, and a sink writes what is in its buffer at that time, the hardware ends with safe values
 * whoever is faster.
 */
final class OutputGate {
    private volatile boolean shut;

    /** From now on only safe values pass. For any thread, before it writes them itself. */
    void shut() {
        shut = true;
    }

    @LoopThread
    boolean isShut() {
        return shut;
    }

    /**
     * Posts what a tick has found.
     *
     * @param held whether outputs are to be safe anyway
     */
    @LoopThread
    void post(Board board, boolean held) {
        if (held || shut) {
            board.postSafe();
            return;
        }
        board.post();
        if (shut) {
            board.postSafe();
        }
    }
}
