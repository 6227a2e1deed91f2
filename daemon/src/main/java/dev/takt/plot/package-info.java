/**
 * Distributions of times as text and as pictures.
 *
 * <p>In flow {@link dev.takt.plot.LatencySeries}: how many samples fell into each microsecond, from
 * a histogram of Takt or from the figures of another program. Out flow a {@link
 * dev.takt.plot.TextHistogram} for a terminal, a {@link dev.takt.plot.HistogramPicture} of several
 * series side by side, and a {@link dev.takt.plot.CountsFile} for other programs.
 *
 * <p>None of it belongs beside a running loop: drawing loads classes, allocates and takes a CPU.
 */
@NullMarked
package dev.takt.plot;

import org.jspecify.annotations.NullMarked;
