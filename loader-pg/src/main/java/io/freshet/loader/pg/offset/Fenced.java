package io.freshet.loader.pg.offset;

/** Another loader has taken the partition over; nothing that was read may be written. */
public final class Fenced extends Exception {

    private static final long serialVersionUID = 1L;

    /** Names the partition. */
    public Fenced(String topic, int partition) {
        super("another loader has taken over " + topic + "-" + partition);
    }
}
