package io.freshet.iglu.validation.fit;

import io.freshet.iglu.validation.fit.GreedyPattern.Choice;
import io.freshet.iglu.validation.fit.GreedyPattern.End;
import io.freshet.iglu.validation.fit.GreedyPattern.OneOf;
import io.freshet.iglu.validation.fit.GreedyPattern.Part;
import io.freshet.iglu.validation.fit.GreedyPattern.Repeat;
import io.freshet.iglu.validation.fit.GreedyPattern.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the part of the JDK's pattern language that schemas mostly use: ASCII characters and sets
 * of them, groups, choices, and how often. Everything else makes it give up.
 */
final class GreedyPatternParser {

    private static final String SPECIAL = "\\^$.|?*+()[]{}";
    private static final int MOST_LEVELS = 20;
    private static final int MOST_TIMES = 1_000;

    private final String regex;
    private int at;
    private int level;

    private GreedyPatternParser(String regex) {
        this.regex = regex;
    }

    /** The pattern; empty where it has something that is not known here. */
    static Optional<GreedyPattern> parse(String regex) {
        var parser = new GreedyPatternParser(regex);
        try {
            var all = parser.choice();
            return parser.at == regex.length()
                    ? Optional.of(new GreedyPattern(all))
                    : Optional.empty();
        } catch (Unknown e) {
            return Optional.empty();
        }
    }

    private Part choice() {
        var branches = new ArrayList<Part>();
        branches.add(sequence());
        while (is('|')) {
            at++;
            branches.add(sequence());
        }
        return branches.size() == 1 ? branches.get(0) : new Choice(branches);
    }

    private Part sequence() {
        var parts = new ArrayList<Part>();
        if (level == 0 && is('^')) {
            at++;
        }
        while (at < regex.length() && !is('|') && !is(')')) {
            if (is('$')) {
                at++;
                // what stands behind it could match a line break only
                parts.add(new End());
            } else {
                parts.add(repeated(one()));
            }
        }
        return parts.size() == 1 ? parts.get(0) : new Sequence(List.copyOf(parts));
    }

    private Part one() {
        var c = next();
        if (c == '(') {
            return group();
        }
        if (c == '[') {
            return set();
        }
        if (c == '.') {
            return new Chars().add(0, 127).remove('\n').remove('\r').toPart();
        }
        if (c == '\\') {
            return escaped(new Chars()).toPart();
        }
        require(c < 128 && SPECIAL.indexOf(c) < 0);
        return new Chars().add(c, c).toPart();
    }

    private Part group() {
        if (is('?')) {
            at++;
            require(next() == ':');
        }
        require(++level <= MOST_LEVELS);
        var inner = choice();
        level--;
        require(next() == ')');
        return inner;
    }

    private Part set() {
        var chars = new Chars();
        require(!is(']') && !is('^'));
        while (!is(']')) {
            var c = next();
            if (c == '\\') {
                escaped(chars);
                // a range that begins with an escaped character
                require(!is('-') || regex.startsWith("-]", at));
            } else {
                require(c < 128 && c != '[' && c != '&');
                chars.add(c, rangeEnd(c));
            }
        }
        at++;
        return chars.toPart();
    }

    /** The last character of a range that begins here; the first one where it is no range. */
    private char rangeEnd(char first) {
        if (!is('-') || regex.startsWith("-]", at)) {
            return first;
        }
        at++;
        var last = next();
        require(last < 128 && last >= first && SPECIAL.indexOf(last) < 0 && last != '&');
        return last;
    }

    private Chars escaped(Chars chars) {
        var c = next();
        if (c == 'd') {
            return chars.add('0', '9');
        }
        var isMark = c > ' ' && c < 127 && !Character.isLetterOrDigit(c);
        require(isMark);
        return chars.add(c, c);
    }

    private Part repeated(Part part) {
        if (at == regex.length()) {
            return part;
        }
        Part repeated;
        switch (regex.charAt(at)) {
            case '?' -> repeated = new Repeat(part, 0, 1);
            case '*' -> repeated = new Repeat(part, 0, Integer.MAX_VALUE);
            case '+' -> repeated = new Repeat(part, 1, Integer.MAX_VALUE);
            case '{' -> repeated = counted(part);
            default -> {
                return part;
            }
        }
        at++;
        // a second sign would make it lazy or possessive
        require(!is('?') && !is('*') && !is('+') && !is('{'));
        return repeated;
    }

    /** Leaves off at the closing brace. */
    private Part counted(Part part) {
        at++;
        var least = count();
        if (is('}')) {
            return new Repeat(part, least, least);
        }
        require(next() == ',');
        if (is('}')) {
            return new Repeat(part, least, Integer.MAX_VALUE);
        }
        var most = count();
        require(is('}') && most >= least);
        return new Repeat(part, least, most);
    }

    private int count() {
        var from = at;
        var count = 0;
        while (at < regex.length() && regex.charAt(at) >= '0' && regex.charAt(at) <= '9') {
            count = count * 10 + next() - '0';
            require(count <= MOST_TIMES);
        }
        require(at > from);
        return count;
    }

    private boolean is(char c) {
        return at < regex.length() && regex.charAt(at) == c;
    }

    private char next() {
        require(at < regex.length());
        return regex.charAt(at++);
    }

    private static void require(boolean isKnown) {
        if (!isKnown) {
            throw new Unknown();
        }
    }

    /** A set of ASCII characters in the making. */
    private static final class Chars {

        private final boolean[] has = new boolean[128];

        Chars add(int first, int last) {
            for (var c = first; c <= last; c++) {
                has[c] = true;
            }
            return this;
        }

        Chars remove(char c) {
            has[c] = false;
            return this;
        }

        OneOf toPart() {
            var low = 0L;
            var high = 0L;
            for (var c = 0; c < 64; c++) {
                low |= has[c] ? 1L << c : 0;
                high |= has[c + 64] ? 1L << c : 0;
            }
            return new OneOf(low, high);
        }
    }

    private static final class Unknown extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Unknown() {
            super(null, null, false, false);
        }
    }
}
