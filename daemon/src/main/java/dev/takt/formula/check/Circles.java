package dev.takt.formula.check;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Finds the circles of a directed graph in time that grows linearly with it, without recursion. */
final class Circles {
    /**
     * So many circles show what is wrong with a group; one node may stand in any number of them.
     */
    private static final int MOST_OF_A_GROUP = 10;

    private final int[][] successors;
    private final int[] number;
    private final int[] lowest;
    private final int[] nextEdge;
    private final boolean[] open;
    private final ArrayDeque<Integer> path = new ArrayDeque<>();
    private final ArrayDeque<Integer> found = new ArrayDeque<>();
    private final List<List<Integer>> groups = new ArrayList<>();
    private int numbered;

    private Circles(int[][] successors) {
        this.successors = successors;
        this.number = new int[successors.length];
        this.lowest = new int[successors.length];
        this.nextEdge = new int[successors.length];
        this.open = new boolean[successors.length];
    }

    /**
     * The groups of nodes that reach each other (Tarjan's algorithm), every group behind those it
     * leads to. A node in no circle is a group of its own.
     */
    static List<List<Integer>> groups(int[][] successors) {
        Circles circles = new Circles(successors);
        for (int node = 0; node < successors.length; node++) {
            if (circles.number[node] == 0) {
                circles.walk(node);
            }
        }
        return circles.groups;
    }

    /**
     * Short circles in which all nodes of a group stand, as lists of nodes each followed by one it
     * leads to; none for a group without a circle.
     */
    static List<List<Integer>> in(List<Integer> group, int[][] successors) {
        Set<Integer> members = new HashSet<>(group);
        Set<Integer> shown = new HashSet<>();
        List<List<Integer>> circles = new ArrayList<>();
        for (int node : group.stream().sorted().toList()) {
            if (circles.size() < MOST_OF_A_GROUP && !shown.contains(node)) {
                List<Integer> circle = shortest(node, members, successors);
                if (!circle.isEmpty()) {
                    circles.add(circle);
                    shown.addAll(circle);
                }
            }
        }
        return circles;
    }

    private void walk(int start) {
        visit(start);
        while (!path.isEmpty()) {
            int node = path.peek();
            if (nextEdge[node] < successors[node].length) {
                int next = successors[node][nextEdge[node]++];
                if (number[next] == 0) {
                    visit(next);
                } else if (open[next]) {
                    lowest[node] = Math.min(lowest[node], number[next]);
                }
            } else {
                path.pop();
                leave(node);
            }
        }
    }

    private void visit(int node) {
        number[node] = ++numbered;
        lowest[node] = numbered;
        open[node] = true;
        path.push(node);
        found.push(node);
    }

    private void leave(int node) {
        Integer before = path.peek();
        if (before != null) {
            lowest[before] = Math.min(lowest[before], lowest[node]);
        }
        if (lowest[node] == number[node]) {
            List<Integer> group = new ArrayList<>();
            int member;
            do {
                member = found.pop();
                open[member] = false;
                group.add(member);
            } while (member != node);
            groups.add(group);
        }
    }

    /** Breadth first from a node until it is reached again. */
    private static List<Integer> shortest(int start, Set<Integer> members, int[][] successors) {
        Map<Integer, Integer> cameFrom = new HashMap<>();
        ArrayDeque<Integer> queue = new ArrayDeque<>(List.of(start));
        while (!queue.isEmpty()) {
            int node = queue.remove();
            for (int next : successors[node]) {
                if (members.contains(next) && cameFrom.putIfAbsent(next, node) == null) {
                    queue.add(next);
                }
                if (next == start) {
                    return back(start, cameFrom);
                }
            }
        }
        return List.of();
    }

    private static List<Integer> back(int start, Map<Integer, Integer> cameFrom) {
        List<Integer> circle = new ArrayList<>();
        int at = start;
        do {
            at =
                    Objects.requireNonNull(
                            cameFrom.get(at), "every place on the way has one before it");
            circle.add(at);
        } while (at != start);
        return circle.reversed();
    }

    /** The edges of a graph turned round. */
    static int[][] reversed(int[][] edges) {
        int[] count = new int[edges.length];
        for (int[] targets : edges) {
            Arrays.stream(targets).forEach(target -> count[target]++);
        }
        int[][] turned = new int[edges.length][];
        Arrays.setAll(turned, i -> new int[count[i]]);
        for (int i = edges.length - 1; i >= 0; i--) {
            for (int target : edges[i]) {
                turned[target][--count[target]] = i;
            }
        }
        return turned;
    }
}
