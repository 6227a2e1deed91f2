package dev.takt.plot;

import dev.takt.recording.Column;
import dev.takt.recording.Traces;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.AxesChartStyler.TextAlignment;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * Signals over time: one above the other, those of the same unit on one scale. Where there are more
 * ticks than the picture has points, the least and the greatest value of each point are drawn, so
 * that no spike is lost.
 */
public final class TracePicture implements PictureFile.Picture {
    private static final int WIDTH = 900;
    private static final int HEADING = 56;
    private static final int PANEL_HEIGHT = 190;

    /** What a panel with the time below it needs more. */
    private static final int TIME_HEIGHT = 26;

    private static final int NAMES_HEIGHT = 18;
    private static final int MARGIN = 24;

    /** The same for all panels, so that their times lie above each other. */
    private static final int AXIS_WIDTH = 90;

    private static final int MOST_IN_A_PANEL = 5;

    private static final Color INK = new Color(0x1F2933);
    private static final Color FAINT_INK = new Color(0x66727F);
    private static final Color GRID = new Color(0xE4E9EE);
    private static final Color[] COLOURS = {
        new Color(0x0B6E8F),
        new Color(0xD1651A),
        new Color(0x6A4C93),
        new Color(0x2E8540),
        new Color(0x9C2C45)
    };
    private static final String FONT = Font.SANS_SERIF;
    private static final String TIME = "t";

    private final String title;
    private final Traces traces;
    private final double[] seconds;
    private final List<List<Integer>> panels;

    /**
     * @param title above the picture
     * @param traces with a column {@code t} in s; without one, rows count as time
     * @param columns places of what is drawn, at least one
     */
    public TracePicture(String title, Traces traces, List<Integer> columns) {
        this.title = title;
        this.traces = traces;
        this.seconds = seconds(traces);
        this.panels = panels(traces.columns(), columns);
    }

    private static double[] seconds(Traces traces) {
        int time = traces.column(TIME);
        double[] seconds = new double[traces.rows()];
        for (int row = 0; row < seconds.length; row++) {
            seconds[row] = time < 0 ? row : traces.value(time, row);
        }
        return seconds;
    }

    /** Those with a unit share a panel with all of that unit; any other has one of its own. */
    private static List<List<Integer>> panels(List<Column> all, List<Integer> columns) {
        Map<String, List<Integer>> open = new LinkedHashMap<>();
        List<List<Integer>> panels = new ArrayList<>();
        for (int column : columns) {
            String unit = all.get(column).unit();
            List<Integer> panel = unit.isEmpty() ? null : open.get(unit);
            if (panel == null || panel.size() == MOST_IN_A_PANEL) {
                panel = new ArrayList<>();
                panels.add(panel);
                open.put(unit, panel);
            }
            panel.add(column);
        }
        return panels;
    }

    /**
     * Draws the picture and writes it over a file.
     *
     * @param file becomes an SVG where its name ends so, else a PNG
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
        return HEADING + panels.size() * PANEL_HEIGHT + TIME_HEIGHT;
    }

    @Override
    public void paint(Graphics2D graphics) {
        graphics.setColor(INK);
        graphics.setFont(new Font(FONT, Font.BOLD, 17));
        graphics.drawString(title, MARGIN, 34);
        graphics.translate(0, HEADING);
        for (int i = 0; i < panels.size(); i++) {
            boolean last = i == panels.size() - 1;
            int height = (last ? PANEL_HEIGHT + TIME_HEIGHT : PANEL_HEIGHT) - NAMES_HEIGHT;
            names(panels.get(i), graphics);
            graphics.translate(0, NAMES_HEIGHT);
            chart(panels.get(i), height, last).paint(graphics, WIDTH, height);
            graphics.translate(0, height);
        }
    }

    /** A line above a panel, where no signal runs behind it. */
    private void names(List<Integer> panel, Graphics2D graphics) {
        graphics.setFont(new Font(FONT, Font.BOLD, 12));
        int x = AXIS_WIDTH;
        for (int i = 0; i < panel.size(); i++) {
            String name = traces.columns().get(panel.get(i)).name();
            graphics.setColor(COLOURS[i % COLOURS.length]);
            graphics.drawString(name, x, NAMES_HEIGHT - 2);
            x += graphics.getFontMetrics().stringWidth(name) + MARGIN;
        }
    }

    private XYChart chart(List<Integer> panel, int height, boolean last) {
        Column first = traces.columns().get(panel.getFirst());
        XYChart chart =
                new XYChartBuilder()
                        .width(WIDTH)
                        .height(height)
                        .xAxisTitle(last ? "s" : "")
                        .yAxisTitle(first.unit())
                        .build();
        style(chart.getStyler(), last);
        for (int i = 0; i < panel.size(); i++) {
            Outline outline = Outline.of(traces, panel.get(i), seconds, WIDTH);
            XYSeries line =
                    chart.addSeries(
                            traces.columns().get(panel.get(i)).name(),
                            outline.seconds(),
                            outline.values());
            line.setMarker(SeriesMarkers.NONE);
            line.setLineColor(COLOURS[i % COLOURS.length]);
            line.setLineStyle(new BasicStroke(1.3f));
        }
        return chart;
    }

    /** As few digits as tell the marks of an axis apart. */
    private static String number(double value) {
        String text = String.format(Locale.ROOT, "%.6g", value);
        return new BigDecimal(text).stripTrailingZeros().toPlainString();
    }

    private void style(XYStyler styler, boolean last) {
        styler.setChartTitleVisible(false)
                .setChartBackgroundColor(Color.WHITE)
                .setPlotBackgroundColor(Color.WHITE)
                .setPlotBorderVisible(false)
                .setPlotContentSize(0.94)
                .setChartPadding(8)
                .setLegendVisible(false)
                .setChartFontColor(INK)
                .setLocale(Locale.ROOT);
        styler.setAxisTitleFont(new Font(FONT, Font.PLAIN, 12))
                .setAxisTickLabelsFont(new Font(FONT, Font.PLAIN, 11))
                .setAxisTickLabelsColor(FAINT_INK)
                .setPlotGridLinesColor(GRID)
                .setPlotGridLinesStroke(new BasicStroke(1))
                .setPlotMargin(0)
                .setAxisTicksLineVisible(false)
                .setAxisTicksMarksVisible(false)
                .setXAxisTitleVisible(last)
                .setYAxisTickLabelsFormattingFunction(TracePicture::number)
                .setXAxisTickLabelsFormattingFunction(TracePicture::number)
                .setYAxisLabelAlignment(TextAlignment.Right)
                .setXAxisMin(seconds.length == 0 ? 0 : seconds[0])
                .setXAxisMax(seconds.length == 0 ? 1 : seconds[seconds.length - 1])
                .setYAxisLeftWidthHint(AXIS_WIDTH);
    }
}
