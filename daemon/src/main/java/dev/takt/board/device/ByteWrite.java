package dev.takt.board.device;

import dev.takt.diagnostic.Fragment;
import java.util.List;

/**
 * Bytes sent in one write.
 *
 * @param bytes a formula for each, whose value is 0 to 255; most are plain numbers
 * @param waitMs time to wait behind it, in ms
 */
public record ByteWrite(List<Fragment> bytes, double waitMs) {
    public ByteWrite {
        bytes = List.copyOf(bytes);
    }
}
