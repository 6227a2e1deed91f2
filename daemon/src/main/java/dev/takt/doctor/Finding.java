package dev.takt.doctor;

/**
 * What was found out about a condition.
 *
 * @param state how it stands
 * @param found what there is, in a few words
 * @param remedy what mends it; {@link Remedy#NONE} where nothing has to be mended
 */
public record Finding(State state, String found, Remedy remedy) {
    public static Finding ok(String found) {
        return new Finding(State.OK, found, Remedy.NONE);
    }

    public static Finding warn(String found, Remedy remedy) {
        return new Finding(State.WARN, found, remedy);
    }

    public static Finding bad(String found, Remedy remedy) {
        return new Finding(State.BAD, found, remedy);
    }

    public static Finding absent(String found) {
        return new Finding(State.ABSENT, found, Remedy.NONE);
    }
}
