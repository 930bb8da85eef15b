package io.freshet.benchmarks.process;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** {@code --name value} pairs of a command line; a name that is not known is refused. */
public final class Options {

    private final Map<String, String> values;

    private Options(Map<String, String> values) {
        this.values = values;
    }

    /**
     * Reads the arguments.
     *
     * @param defaults every name there is, with its default
     */
    public static Options of(String[] args, Map<String, String> defaults) {
        var values = new HashMap<>(defaults);
        for (var i = 0; i < args.length; i += 2) {
            var name = args[i].startsWith("--") ? args[i].substring(2) : "";
            if (!defaults.containsKey(name) || i + 1 == args.length) {
                throw new IllegalArgumentException(
                        "expected pairs of --name value, names "
                                + defaults.keySet().stream().sorted().toList()
                                + ", at "
                                + args[i]);
            }
            values.put(name, args[i + 1]);
        }
        return new Options(values);
    }

    public String text(String name) {
        var value = values.get(name);
        if (value == null) {
            throw new IllegalStateException("no option " + name);
        }
        return value;
    }

    public int number(String name) {
        return Integer.parseInt(text(name));
    }

    /** Several words, with commas between; none where the text is empty. */
    public List<String> words(String name) {
        return text(name).isEmpty() ? List.of() : List.of(text(name).split(","));
    }
}
