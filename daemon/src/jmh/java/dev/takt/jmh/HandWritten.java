package dev.takt.jmh;

/** The seven formulas in plain Java, the mark the compiled batch is held against. */
final class HandWritten {
    private HandWritten() {}

    /** As a good programmer writes it: what two formulas need is computed once. */
    static void evaluate(double[] parameters, double[] results) {
        double latitude = parameters[0];
        double declination = parameters[1];
        double hour = parameters[2];
        double tilt = parameters[3];
        double haze = parameters[4];
        double air = parameters[5];
        double wind = parameters[6];
        double area = parameters[7];
        double load = parameters[8];
        double charge = parameters[9];

        double sinDeclination = Math.sin(declination);
        double cosDeclination = Math.cos(declination);
        double cosHour = Math.cos((hour - 12) * Math.PI / 12);
        double sunHeight =
                Math.sin(latitude) * sinDeclination + Math.cos(latitude) * cosDeclination * cosHour;
        double sunlight =
                sunHeight > 0
                        ? 1361 * Math.exp(-haze / (sunHeight + 0.05 * Math.exp(-12 * sunHeight)))
                        : 0;
        double south = latitude - tilt;
        double facing =
                Math.sin(south) * sinDeclination + Math.cos(south) * cosDeclination * cosHour;
        double onPanel = sunlight * Math.max(0, facing);
        double panelTemperature = air + onPanel * Math.exp(-3.5 - 0.06 * wind);
        double power = 0.2 * area * onPanel * (1 - 0.004 * (panelTemperature - 25));
        double empty = 1 - charge;
        double batteryVoltage = 11.6 + 1.2 * Math.pow(charge, 0.6) - 0.3 * (empty * empty);
        double current = power > load && charge >= 0.9 ? 0 : (power - load) / batteryVoltage;

        results[0] = sunHeight;
        results[1] = sunlight;
        results[2] = onPanel;
        results[3] = panelTemperature;
        results[4] = power;
        results[5] = batteryVoltage;
        results[6] = current;
    }

    /** Each formula translated as it stands, nothing shared. */
    static void evaluateAsGiven(double[] parameters, double[] results) {
        double latitude = parameters[0];
        double declination = parameters[1];
        double hour = parameters[2];
        double tilt = parameters[3];
        double haze = parameters[4];
        double air = parameters[5];
        double wind = parameters[6];
        double area = parameters[7];
        double load = parameters[8];
        double charge = parameters[9];

        double sunHeight =
                Math.sin(latitude) * Math.sin(declination)
                        + Math.cos(latitude)
                                * Math.cos(declination)
                                * Math.cos((hour - 12) * Math.PI / 12);
        double sunlight =
                sunHeight > 0
                        ? 1361 * Math.exp(-haze / (sunHeight + 0.05 * Math.exp(-12 * sunHeight)))
                        : 0;
        double onPanel =
                sunlight
                        * Math.max(
                                0,
                                Math.sin(latitude - tilt) * Math.sin(declination)
                                        + Math.cos(latitude - tilt)
                                                * Math.cos(declination)
                                                * Math.cos((hour - 12) * Math.PI / 12));
        double panelTemperature = air + onPanel * Math.exp(-3.5 - 0.06 * wind);
        double power = 0.2 * area * onPanel * (1 - 0.004 * (panelTemperature - 25));
        double batteryVoltage =
                11.6 + 1.2 * Math.pow(charge, 0.6) - 0.3 * ((1 - charge) * (1 - charge));
        double current = power > load && charge >= 0.9 ? 0 : (power - load) / batteryVoltage;

        results[0] = sunHeight;
        results[1] = sunlight;
        results[2] = onPanel;
        results[3] = panelTemperature;
        results[4] = power;
        results[5] = batteryVoltage;
        results[6] = current;
    }
}
