package io.freshet.it.observe;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * As much of an expression as is needed to know what it asks for: the selectors and the labels it
 * groups by. It refuses what it does not know, a misspelt function included.
 */
final class PromQl {

    private static final Set<String> AGGREGATIONS =
            Set.of("sum", "min", "max", "avg", "count", "quantile", "topk", "bottomk");
    private static final Set<String> FUNCTIONS =
            Set.of(
                    "rate",
                    "increase",
                    "abs",
                    "absent",
                    "histogram_quantile",
                    "time",
                    "quantile_over_time",
                    "min_over_time",
                    "max_over_time",
                    "clamp_min");
    private static final Set<String> OPERATORS = Set.of("and", "or", "unless", "bool");
    private static final Set<String> GROUPINGS =
            Set.of("by", "without", "on", "ignoring", "group_left", "group_right");

    private static final Pattern TOKEN =
            Pattern.compile(
                    "\\s*(?:(?<text>\"(?:[^\"\\\\]|\\\\.)*\")|(?<range>\\[[^\\]]*])"
                            + "|(?<number>\\d+(?:\\.\\d+)?)|(?<name>[a-zA-Z_:][a-zA-Z0-9_:]*)"
                            + "|(?<sign>=~|!~|!=|==|>=|<=|[-+*/%^(){},=<>]))");
    private static final Pattern RANGE =
            Pattern.compile(
                    "\\[(?:\\d+[smhdw]|\\$__rate_interval|\\$__range)(?::(?:\\d+[smh])?)?]");

    /** A metric and what is asked of its labels. */
    record Selector(String metric, List<Matcher> matchers) {}

    /** A condition on a label. */
    record Matcher(String label, String sign, String value) {

        boolean accepts(String actual) {
            return switch (sign) {
                case "=" -> actual.equals(value);
                case "!=" -> !actual.equals(value);
                case "=~" -> actual.matches(value);
                case "!~" -> !actual.matches(value);
                default -> throw new IllegalArgumentException("no matcher: " + sign);
            };
        }
    }

    private final String expression;
    private final ArrayDeque<String> tokens = new ArrayDeque<>();
    private final List<Selector> selectors = new ArrayList<>();
    private final Set<String> groupings = new TreeSet<>();

    private PromQl(String expression) {
        this.expression = expression;
    }

    static PromQl parse(String expression) {
        var parsed = new PromQl(expression);
        parsed.split();
        parsed.read();
        return parsed;
    }

    List<Selector> selectors() {
        return selectors;
    }

    /** Labels of all {@code by} and {@code on} clauses. */
    Set<String> groupings() {
        return groupings;
    }

    private void split() {
        var matcher = TOKEN.matcher(expression);
        var end = 0;
        while (end < expression.stripTrailing().length()) {
            if (!matcher.find(end) || matcher.start() != end) {
                throw wrong("not understood from " + expression.substring(end));
            }
            tokens.add(matcher.group().strip());
            end = matcher.end();
        }
    }

    private void read() {
        var depth = 0;
        while (!tokens.isEmpty()) {
            var token = tokens.remove();
            if (token.equals("(")) {
                depth++;
            } else if (token.equals(")")) {
                depth--;
            } else if (token.startsWith("[") && !RANGE.matcher(token).matches()) {
                throw wrong("no range: " + token);
            } else if (Character.isLetter(token.charAt(0))) {
                name(token);
            }
            if (depth < 0) {
                throw wrong("a ) too many");
            }
        }
        if (depth != 0) {
            throw wrong("a ( is not closed");
        }
    }

    private void name(String name) {
        if (GROUPINGS.contains(name)) {
            expect("(");
            for (var next = tokens.remove(); !next.equals(")"); next = tokens.remove()) {
                if (!next.equals(",")) {
                    groupings.add(next);
                }
            }
        } else if (AGGREGATIONS.contains(name)) {
            if (!"(".equals(tokens.peek()) && !GROUPINGS.contains(String.valueOf(tokens.peek()))) {
                throw wrong(name + " of nothing");
            }
        } else if ("(".equals(tokens.peek())) {
            if (!FUNCTIONS.contains(name)) {
                throw wrong("unknown function " + name);
            }
        } else if (!OPERATORS.contains(name)) {
            selectors.add(new Selector(name, matchers()));
        }
    }

    private List<Matcher> matchers() {
        var matchers = new ArrayList<Matcher>();
        if ("{".equals(tokens.peek())) {
            tokens.remove();
            while (!"}".equals(tokens.peek())) {
                var label = tokens.remove();
                var sign = tokens.remove();
                var text = tokens.remove();
                matchers.add(new Matcher(label, sign, text.substring(1, text.length() - 1)));
                if (",".equals(tokens.peek())) {
                    tokens.remove();
                }
            }
            tokens.remove();
        }
        return matchers;
    }

    private void expect(String sign) {
        if (!sign.equals(tokens.poll())) {
            throw wrong(sign + " expected");
        }
    }

    private IllegalArgumentException wrong(String what) {
        return new IllegalArgumentException(what + " in: " + expression);
    }
}
