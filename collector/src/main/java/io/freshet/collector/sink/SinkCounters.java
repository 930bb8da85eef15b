package io.freshet.collector.sink;

import java.util.concurrent.atomic.LongAdder;

/** What became of the records of one stream since the process began. Safe from any thread. */
public final class SinkCounters {

    private final LongAdder doubtful = new LongAdder();
    private final LongAdder rejected = new LongAdder();
    private final LongAdder lost = new LongAdder();

    /** Records sent again from the spool although the brokers may have them. */
    public long doubtful() {
        return doubtful.sum();
    }

    /** Records from the spool that the brokers will never take, put aside. */
    public long rejected() {
        return rejected.sum();
    }

    /** Records whose request was answered 200 and that are nowhere. */
    public long lost() {
        return lost.sum();
    }

    void addDoubtful() {
        doubtful.increment();
    }

    void addRejected() {
        rejected.increment();
    }

    void addLost() {
        lost.increment();
    }
}
