package io.freshet.cli.doctor.machine;

import org.jspecify.annotations.Nullable;

/**
 * A port that a component wants.
 *
 * @param component whose it is
 * @param port its number
 * @param setting the key that moves it
 * @param rival another component of the set-up that wants it too; null where none does
 * @param taken whether somebody listens there who is not the component
 * @param owner that process, in words; null where nobody can say
 */
record PortFacts(
        String component,
        int port,
        String setting,
        @Nullable String rival,
        boolean taken,
        @Nullable String owner) {}
