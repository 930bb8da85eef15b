package io.freshet.it.deploy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The instructions of the Dockerfile.
 *
 * @param instructions each on one line, white space made single
 */
public record Dockerfile(List<String> instructions) {

    private static final Pattern PAIR = Pattern.compile("([\\w.]+)=\"([^\"]*)\"");

    /** The one of this repository. */
    public static Dockerfile read() {
        return new Dockerfile(
                Repository.text("Dockerfile")
                        .lines()
                        .filter(line -> !line.startsWith("#"))
                        .reduce((whole, line) -> whole + "\n" + line)
                        .orElseThrow()
                        .replace("\\\n", " ")
                        .replaceAll("[ \\t]+", " ")
                        .lines()
                        .filter(line -> !line.isBlank())
                        .toList());
    }

    /** What follows the name of each instruction of a kind. */
    public List<String> of(String name) {
        return instructions.stream()
                .filter(instruction -> instruction.startsWith(name + " "))
                .map(instruction -> instruction.substring(name.length() + 1))
                .toList();
    }

    /** What each stage builds on. */
    List<String> baseImages() {
        return of("FROM").stream()
                .map(from -> Arrays.stream(from.split(" ")))
                .map(
                        words ->
                                words.filter(word -> !word.startsWith("--"))
                                        .findFirst()
                                        .orElseThrow())
                .toList();
    }

    Map<String, String> labels() {
        return pairs("LABEL");
    }

    /** The variables that a container starts with. */
    Map<String, String> environment() {
        return pairs("ENV");
    }

    private Map<String, String> pairs(String name) {
        var pairs = new TreeMap<String, String>();
        for (var instruction : of(name)) {
            PAIR.matcher(instruction)
                    .results()
                    .forEach(pair -> pairs.put(pair.group(1), pair.group(2)));
        }
        return pairs;
    }
}
