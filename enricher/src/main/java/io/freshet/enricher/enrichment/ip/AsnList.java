package io.freshet.enricher.enrichment.ip;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Autonomous systems, read from lines of {@code number,name} below a header; names do not count.
 *
 * @param numbers of the systems
 */
public record AsnList(Set<Long> numbers) {

    private static final Pattern NUMBER = Pattern.compile("\"?(?:AS)?([0-9]{1,10})\"?");

    public AsnList {
        numbers = Set.copyOf(numbers);
    }

    /**
     * Reads a file of UTF-8; a first line without number is the header, empty lines do not count.
     *
     * @throws IOException when another line does not begin with a number, or none does
     */
    public static AsnList read(Path file) throws IOException {
        var numbers = new HashSet<Long>();
        var lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        for (int i = 0; i < lines.size(); i++) {
            var first = NUMBER.matcher(lines.get(i).split(",", 2)[0].trim());
            if (first.matches()) {
                numbers.add(Long.parseLong(first.group(1)));
            } else if (i > 0 && !lines.get(i).isBlank()) {
                throw new IOException(
                        "line " + (i + 1) + " does not begin with the number of a network");
            }
        }
        if (numbers.isEmpty()) {
            throw new IOException("it names no network; expected are lines of number,name");
        }
        return new AsnList(numbers);
    }
}
