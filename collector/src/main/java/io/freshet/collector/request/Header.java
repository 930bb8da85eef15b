package io.freshet.collector.request;

/**
 * One header line.
 *
 * @param name as it was sent
 * @param value without white space at its ends; bytes that are no UTF-8 are read as Latin-1
 */
public record Header(String name, String value) {

    /** Whether the name is this one; letter case does not matter. */
    public boolean is(String other) {
        return name.equalsIgnoreCase(other);
    }
}
