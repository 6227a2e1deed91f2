package dev.takt.attribution;

import dev.takt.timing.Excursion;

/** A late tick and why it was. */
public record LateTick(Excursion excursion, Verdict verdict) {}
