package dev.takt.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.knowm.xchart.AnnotationText;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.AxesChartStyler.TextAlignment;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * Distributions side by side as a picture of the kind that is published for cyclictest: latency to
 * the right, samples upwards on a logarithmic scale, the largest latency of each series marked.
 *
 * <p>It needs no display. Latencies stand on a linear scale as long as all of them fit one ({@link
 * LatencyBins}), else on a logarithmic one.
 */
public final class HistogramPicture implements PictureFile.Picture {
    private static final int WIDTH = 900;
    private static final int HEADING = 64;
    private static final int CHART_HEIGHT = 410;
    private static final int LEGEND_LINE = 22;
    private static final int MARGIN = 24;

    private static final Color INK = new Color(0x1F2933);
    private static final Color FAINT_INK = new Color(0x66727F);
    private static final Color GRID = new Color(0xE4E9EE);

    /** Told apart by people who see few colours too. */
    private static final int[] COLOURS = {0x0B6E8F, 0xD1651A, 0x6A4C93, 0x2E8540, 0x9C2C45};

    private static final int AREA_ALPHA = 70;

    /** The coloured square of a legend, and where its columns of figures begin. */
    private static final int SQUARE = 11;

    private static final int FIGURES_BEGIN = 330;
    private static final int[] FIGURE_WIDTHS = {0, 85, 170, 275, 400};

    /** What a label needs to the left and right of its middle, as a share of the width. */
    private static final double LABEL_SHARE = 0.065;

    private static final String FONT = Font.SANS_SERIF;

    private final String title;
    private final String subtitle;
    private final List<LatencySeries> series;
    private final LatencyBins bins;
    private final double top;

    /**
     * @param title what was measured
     * @param subtitle on which machine, for how long
     * @param series at least one sample in all; more than five begin again with the first colour
     * @throws IllegalArgumentException if there is no sample at all
     */
    public HistogramPicture(String title, String subtitle, List<LatencySeries> series) {
        this.title = title;
        this.subtitle = subtitle;
        this.series = series.stream().filter(one -> !one.isEmpty()).toList();
        if (this.series.isEmpty()) {
            throw new IllegalArgumentException("at least one sample expected, got none");
        }
        this.bins = LatencyBins.of(this.series);
        double most = this.series.stream().mapToDouble(bins::most).max().orElse(1);
        this.top = Math.pow(10, Math.ceil(Math.log10(most * 2)));
    }

    /**
     * Draws the picture and writes it over a file.
     *
     * @param file becomes an SVG where its name ends so, else a PNG, 1800 points wide
     * @throws IOException if the file cannot be written, or this JDK or machine cannot draw text
     */
    public void write(Path file) throws IOException {
        PictureFile.write(this, file);
    }

    @Override
    public int width() {
        return WIDTH;
    }

    @Override
    public int height() {
        return header() + CHART_HEIGHT;
    }

    private int header() {
        return HEADING + LEGEND_LINE * series.size();
    }

    @Override
    public void paint(Graphics2D graphics) {
        text(graphics, title, new Font(FONT, Font.BOLD, 19), INK, 34);
        text(graphics, subtitle, new Font(FONT, Font.PLAIN, 13), FAINT_INK, 56);
        for (int i = 0; i < series.size(); i++) {
            legend(graphics, series.get(i), colour(i), HEADING + LEGEND_LINE * (i + 1) - 5);
        }
        graphics.translate(0, header());
        chart().paint(graphics, WIDTH, CHART_HEIGHT);
    }

    /** A line of the header, made smaller where it is too long. */
    private static void text(
            Graphics2D graphics, String line, Font font, Color colour, int baseline) {
        int room = WIDTH - 2 * MARGIN;
        int width = graphics.getFontMetrics(font).stringWidth(line);
        graphics.setFont(width > room ? font.deriveFont(font.getSize2D() * room / width) : font);
        graphics.setColor(colour);
        graphics.drawString(line, MARGIN, baseline);
    }

    /** A line that tells the colour and the figures of a series. */
    private static void legend(Graphics2D graphics, LatencySeries one, Color colour, int baseline) {
        graphics.setColor(faint(colour));
        graphics.fillRect(MARGIN, baseline - SQUARE + 1, SQUARE, SQUARE);
        graphics.setColor(colour);
        graphics.drawRect(MARGIN, baseline - SQUARE + 1, SQUARE, SQUARE);
        graphics.setColor(INK);
        graphics.setFont(new Font(FONT, Font.PLAIN, 13));
        graphics.drawString(one.name(), MARGIN + 2 * SQUARE, baseline);
        String[] figures = {
            "p50 " + whole(one.percentileMicros(50)),
            "p99 " + whole(one.percentileMicros(99)),
            "p99.9 " + whole(one.percentileMicros(99.9)),
            "max " + micros(one.maxMicros()) + " µs",
            number((double) one.total()) + " samples"
        };
        for (int i = 0; i < figures.length; i++) {
            graphics.drawString(figures[i], FIGURES_BEGIN + FIGURE_WIDTHS[i], baseline);
        }
    }

    private XYChart chart() {
        XYChart chart =
                new XYChartBuilder()
                        .width(WIDTH)
                        .height(CHART_HEIGHT)
                        .xAxisTitle("latency in µs")
                        .yAxisTitle("number of samples")
                        .build();
        style(chart.getStyler());
        addDecades(chart);
        for (int i = 0; i < series.size(); i++) {
            addArea(chart, series.get(i), colour(i), i);
            addMaximum(chart, series.get(i), colour(i), i);
        }
        return chart;
    }

    private static Color colour(int index) {
        return new Color(COLOURS[index % COLOURS.length]);
    }

    private static Color faint(Color colour) {
        return new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), AREA_ALPHA);
    }

    private void style(XYStyler styler) {
        styler.setChartTitleVisible(false)
                .setChartBackgroundColor(Color.WHITE)
                .setPlotBackgroundColor(Color.WHITE)
                .setPlotBorderVisible(false)
                .setPlotContentSize(1)
                .setChartPadding(14)
                .setLegendVisible(false)
                .setChartFontColor(INK)
                .setLocale(Locale.ROOT)
                .setAnnotationTextFont(new Font(FONT, Font.BOLD, 13))
                .setAnnotationTextFontColor(INK);
        styler.setAxisTitleFont(new Font(FONT, Font.PLAIN, 13))
                .setAxisTickLabelsFont(new Font(FONT, Font.PLAIN, 12))
                .setAxisTickLabelsColor(FAINT_INK)
                .setPlotGridLinesColor(GRID)
                .setPlotGridLinesStroke(new BasicStroke(1))
                .setPlotGridHorizontalLinesVisible(false)
                .setPlotMargin(0)
                .setAxisTicksLineVisible(false)
                .setAxisTicksMarksVisible(false)
                .setYAxisLabelAlignment(TextAlignment.Right)
                .setYAxisLogarithmic(true)
                .setYAxisLogarithmicDecadeOnly(true)
                .setYAxisMin(LatencyBins.FLOOR)
                .setYAxisMax(top)
                .setXAxisLogarithmic(bins.logarithmic())
                .setXAxisMin(bins.axisBegin())
                .setXAxisMax(bins.axisEnd())
                .setXAxisTickLabelsFormattingFunction(HistogramPicture::number)
                .setYAxisTickLabelsFormattingFunction(value -> value < 1 ? "" : number(value));
    }

    /** A line at 1, 10, 100 and so on; XChart's own grid has one at 2, 3, 4 and so on too. */
    private void addDecades(XYChart chart) {
        for (double decade = 1; decade <= top; decade *= 10) {
            XYSeries line =
                    chart.addSeries(
                            "decade " + decade,
                            new double[] {bins.axisBegin(), bins.axisEnd()},
                            new double[] {decade, decade});
            decorate(line, GRID, new BasicStroke(1));
        }
    }

    private static void decorate(XYSeries line, Color colour, BasicStroke stroke) {
        line.setXYSeriesRenderStyle(XYSeriesRenderStyle.Line);
        line.setMarker(SeriesMarkers.NONE);
        line.setShowInLegend(false);
        line.setLineColor(colour);
        line.setLineStyle(stroke);
    }

    private void addArea(XYChart chart, LatencySeries one, Color colour, int index) {
        XYSeries area =
                chart.addSeries("area " + index, bins.outlineMicros(), bins.outlineCounts(one));
        area.setXYSeriesRenderStyle(XYSeriesRenderStyle.PolygonArea);
        area.setMarker(SeriesMarkers.NONE);
        area.setLineColor(colour);
        area.setLineStyle(new BasicStroke(1.4f));
        area.setFillColor(faint(colour));
    }

    /** A dashed line where the largest latency is, the figure on top of it. */
    private void addMaximum(XYChart chart, LatencySeries one, Color colour, int index) {
        double at = bins.inside(one.maxMicros(), 0);
        double height = Math.pow(top, 0.42 - 0.09 * (index % COLOURS.length));
        XYSeries line =
                chart.addSeries(
                        "maximum " + index,
                        new double[] {at, at},
                        new double[] {LatencyBins.FLOOR, height});
        float[] dashes = {4, 3};
        decorate(
                line,
                colour,
                new BasicStroke(1.4f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_BEVEL, 1, dashes, 0));
        chart.addAnnotation(
                new AnnotationText(
                        "max " + micros(one.maxMicros()) + " µs",
                        bins.inside(at, LABEL_SHARE),
                        height * Math.pow(top, 0.03),
                        false));
    }

    private static String whole(long micros) {
        return micros == 0 ? "<1" : Long.toString(micros);
    }

    private static String micros(double micros) {
        return String.format(Locale.ROOT, micros < 10 ? "%.1f" : "%.0f", micros);
    }

    /** 1000000 as 1 000 000. */
    private static String number(double value) {
        return String.format(Locale.ROOT, "%,.0f", value).replace(',', '\u2009');
    }
}
