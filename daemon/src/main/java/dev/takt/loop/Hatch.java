package dev.takt.loop;

import dev.takt.LoopThread;
import dev.takt.arena.ImageCell;
import dev.takt.arena.ImageLayout;
import dev.takt.arena.ImageOrigin;
import dev.takt.arena.PostRing;
import dev.takt.arena.ProcessImage;
import dev.takt.arena.Section;
import dev.takt.arena.SignalArena;
import dev.takt.arena.Slot;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the loop meets those outside: before a tick it takes in what they want to change, after it
 * it shows what came of it. It belongs to one arena; the mailbox may outlive it.
 *
 * <p>Guarantees: the loop waits for nobody, allocates nothing, and does a bounded amount of work.
 */
public final class Hatch {
    /** Places for posts where nobody posts. */
    private static final int FEW = 4;

    private final SignalArena arena;
    private final Mailbox mailbox;
    private final ProcessImage image;
    private final PostRing posts;

    /** What a rehearsal writes, as often as it likes: the first parameter; null for none. */
    private final @Nullable Slot rehearsed;

    /** A post that was begun in a rehearsal; -1 for none. */
    private long unfinished = -1;

    public Hatch(SignalArena arena, Mailbox mailbox, ProcessImage image, PostRing posts) {
        this.arena = arena;
        this.mailbox = mailbox;
        this.image = image;
        this.posts = posts;
        this.rehearsed = arena.layout().slots(Section.PARAMETER).stream().findFirst().orElse(null);
    }

    /** A hatch that only this process knows, with a mailbox of its own. */
    public static Hatch inMemory(SignalArena arena) {
        ImageLayout layout = ImageLayout.of(arena.layout(), slot -> ImageCell.readOnly(slot, ""));
        ImageOrigin origin = new ImageOrigin(1, 0, 0);
        return new Hatch(
                arena,
                new Mailbox(),
                ProcessImage.inMemory(layout, arena, origin),
                PostRing.inMemory(layout, arena, origin, FEW));
    }

    /** The same place with another mailbox, for rehearsing before it is shown to others. */
    public Hatch with(Mailbox other) {
        return new Hatch(arena, other, image, posts);
    }

    /**
     * The same place over another arena whose named cells are the same and lie where they did:
     * those who look on notice nothing when the loop goes on there.
     */
    public Hatch over(SignalArena other) {
        return new Hatch(other, mailbox, image, posts);
    }

    /** Where several hatches are one place, the loop goes on with the arena of this one. */
    @LoopThread
    void attach() {
        image.showFrom(arena);
        posts.takeInto(arena);
    }

    public Mailbox mailbox() {
        return mailbox;
    }

    /** What the loop shows. */
    public ProcessImage image() {
        return image;
    }

    /** Where other processes post. */
    public PostRing posts() {
        return posts;
    }

    /** The memory it belongs to. */
    public SignalArena arena() {
        return arena;
    }

    /** Applies what others want to change; before the tick is evaluated. */
    @LoopThread
    void takeIn(long tick) {
        posts.take();
        mailbox.apply(arena, tick);
    }

    /** Shows the signals of the tick; after the outputs have been posted. */
    @LoopThread
    void giveOut(long tick, double timeSeconds, long startNanos, LoopState state) {
        image.publish(tick, timeSeconds, startNanos, code(state));
    }

    /** A state as the image shows it. */
    @LoopThread
    private static int code(LoopState state) {
        return switch (state) {
            case STARTING -> 0;
            case ARMING -> 1;
            case RUNNING -> 2;
            case DEGRADED -> 3;
            case SAFE -> 4;
            case STOPPED -> 5;
        };
    }

    /**
     * Sends what the loop will find before a rehearsed tick, so that it is not new to the JIT when
     * it comes for the first time: posts that are allowed and that are not, and in every second
     * tick one that is not finished. Leaves all parameters as they are.
     */
    void rehearse() {
        if (unfinished >= 0) {
            posts.finish(unfinished, -1, 0);
            unfinished = -1;
            return;
        }
        if (rehearsed != null) {
            double value = arena.get(rehearsed);
            Transaction.Write counted = Transaction.Write.tickAfter(rehearsed, 0);
            Transaction.Write back = new Transaction.Write(rehearsed, value);
            mailbox.send(new Transaction(arena, List.of(counted, back)));
            int index = (int) (rehearsed.offset() / Slot.CELL_BYTES);
            posts.post(index, value);
            // Never allowed: below and above all limits.
            posts.post(index, Double.NEGATIVE_INFINITY);
            posts.post(index, Double.POSITIVE_INFINITY);
        }
        posts.post(-1, 0);
        unfinished = posts.begin();
    }

    /**
     * Forgets what was rehearsed. The cells of the arena are whatever the rehearsal left in them.
     */
    public void reset() {
        unfinished = -1;
        posts.reset();
        image.reset();
    }
}
