package dev.takt.config.read;

import dev.takt.config.json.Phrase;

/**
 * Reads how often an input is sampled or an output written.
 *
 * @param loopHz rate of the loop, which no other exceeds
 * @param verb what is done: {@code sampled}
 * @param why why that is no more often than the loop ticks
 */
record RateReader(DeviceCheck devices, double loopHz, String verb, String why) {
    /** Fast enough to look alive, slow enough for every device and clock. */
    private static final double BUS_RATE_HZ = 50;

    /** What the file gives, of which more than the loop has time for is told; NaN for nothing. */
    double given(ObjectReader point) {
        double given = point.number("rate_hz");
        if (given > loopHz) {
            tell(point, loopHz, "the rate of the loop", why);
        }
        return given;
    }

    /** The rate of what lies on a bus. */
    double onBus(double given) {
        return Math.min(loopHz, Double.isNaN(given) ? BUS_RATE_HZ : given);
    }

    /** The rate of a device, of which more than it can do is told. */
    double ofDevice(ObjectReader point, String device, double given) {
        double fastestHz = Math.min(loopHz, devices.fastestHz(device));
        if (given > fastestHz && fastestHz < loopHz) {
            tell(point, fastestHz, "the fastest for this device", "takt devices " + device);
        }
        return Math.min(fastestHz, onBus(given));
    }

    private void tell(ObjectReader point, double rateHz, String limit, String hint) {
        String rate = point.owner() + " is " + verb + " at " + Phrase.number(rateHz) + " Hz, ";
        point.diagnostics().warning(point.valuePlace("rate_hz"), rate + limit, hint);
    }
}
