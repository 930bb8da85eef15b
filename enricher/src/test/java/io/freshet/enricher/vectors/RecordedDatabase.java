package io.freshet.enricher.vectors;

/** The database that recorded cases ask. */
final class RecordedDatabase {

    private RecordedDatabase() {}

    /** Its port. */
    static int port() {
        return 1;
    }
}
