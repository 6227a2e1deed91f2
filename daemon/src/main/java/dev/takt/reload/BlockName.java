package dev.takt.reload;

/** What a user calls a block whose memory the arena has under a name of its own. */
final class BlockName {
    private static final String SIMULATION = "$sim";

    private BlockName() {}

    /**
     * {@code pid of 'heat'} for {@code heat$pid1}, {@code pid 2 of 'heat'} for {@code heat$pid2}.
     */
    static String of(String slot) {
        int cut = slot.lastIndexOf('$');
        int digits = slot.length();
        while (digits > cut + 1 && Character.isDigit(slot.charAt(digits - 1))) {
            digits--;
        }
        String number = slot.substring(digits);
        String kind = slot.substring(cut + 1, digits);
        String owner = slot.substring(0, Math.max(cut, 0));
        String which = number.isEmpty() || number.equals("1") ? kind : kind + " " + number;
        return owner.endsWith(SIMULATION)
                ? which + " of the simulation of '" + owner.replace(SIMULATION, "") + "'"
                : which + " of '" + owner + "'";
    }
}
