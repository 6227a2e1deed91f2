package dev.takt.config;

/** What kind of bus. */
public enum BusKind {
    I2C("i2c"),
    SPI("spi");

    private final String word;

    BusKind(String word) {
        this.word = word;
    }

    /** The part of a bus's name in front of the dash. */
    public String word() {
        return word;
    }
}
