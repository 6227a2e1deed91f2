package dev.takt.docs;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One page of the guide, taken apart as far as our own pages need: headings, blocks of code
 * (fenced, or four spaces in), and between them prose with spans of code and links.
 */
public final class Page {
    private static final Pattern SPAN = Pattern.compile("`([^`]+)`");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("#{1,6} +(.*)");
    private static final String FENCE = "```";
    private static final String INDENT = "    ";

    private final Path path;
    private final List<Part> blocks = new ArrayList<>();
    private final List<String> anchors = new ArrayList<>();
    private final List<Part> spans;
    private final List<Part> links;
    private final StringBuilder prose = new StringBuilder();

    /**
     * A piece of a page.
     *
     * @param place file and line, as an editor opens it
     */
    public record Part(String place, int line, String text) {}

    /**
     * @param path from the root of the project
     */
    Page(Path path, String text) {
        this.path = path;
        takeApart(text.lines().toList());
        spans = matches(SPAN, prose.toString());
        // a link in a span of code is an example of one
        links = matches(LINK, SPAN.matcher(prose).replaceAll(Page::blank));
    }

    public Path path() {
        return path;
    }

    /** The blocks of code, without their fences or indentation. */
    public List<Part> blocks() {
        return blocks;
    }

    /** The spans of code; one that goes on in the next line with a space in between. */
    public List<Part> spans() {
        return spans;
    }

    /** All that is no block of code. */
    public String prose() {
        return prose.toString();
    }

    /** Where the links lead. */
    List<Part> links() {
        return links;
    }

    /** The anchors that a web site for Git makes of the headings. */
    List<String> anchors() {
        return anchors;
    }

    private void takeApart(List<String> lines) {
        Map<String, Integer> used = new HashMap<>();
        boolean mayIndent = true;
        for (int i = 0; i < lines.size(); ) {
            String line = lines.get(i);
            int end = i + 1;
            if (line.strip().startsWith(FENCE)) {
                while (!lines.get(end).strip().equals(FENCE)) {
                    end++;
                }
                block(i + 1, lines.subList(i + 1, end));
                end++;
            } else if (mayIndent && line.startsWith(INDENT)) {
                while (end < lines.size()
                        && (lines.get(end).startsWith(INDENT) || lines.get(end).isBlank())) {
                    end++;
                }
                block(i, lines.subList(i, end));
            } else {
                Matcher heading = HEADING.matcher(line);
                if (heading.matches()) {
                    String anchor = anchor(heading.group(1));
                    int before = used.merge(anchor, 1, Integer::sum) - 1;
                    anchors.add(before == 0 ? anchor : anchor + "-" + before);
                }
                prose.append(line);
            }
            prose.append("\n".repeat(end - i));
            mayIndent = line.isBlank() || end > i + 1;
            i = end;
        }
    }

    private void block(int begin, List<String> lines) {
        String text = String.join("\n", lines).stripIndent();
        blocks.add(new Part(place(begin + 1), begin + 1, text));
    }

    static String anchor(String heading) {
        return heading.replaceAll("\\]\\([^)]*\\)", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N} _-]", "")
                .replace(' ', '-');
    }

    private List<Part> matches(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(found -> {
                    int line = 1 + (int) newLines(text.substring(0, found.start()));
                    return new Part(place(line), line, found.group(1).replaceAll("\\s+", " "));
                })
                .toList();
    }

    private static String blank(MatchResult span) {
        return "\n".repeat((int) newLines(span.group()));
    }

    private static long newLines(String text) {
        return text.chars().filter(c -> c == '\n').count();
    }

    private String place(int line) {
        return path + ":" + line;
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
