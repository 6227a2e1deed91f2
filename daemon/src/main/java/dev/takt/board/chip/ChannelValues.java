package dev.takt.board.chip;

/** What the formulas of a write see; see {@link dev.takt.board.device.DeviceOutputs}. */
final class ChannelValues {
    double value;
    double channel;
    double bits;
    double used;
}
