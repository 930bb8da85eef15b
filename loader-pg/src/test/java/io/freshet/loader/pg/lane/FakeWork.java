package io.freshet.loader.pg.lane;

import io.freshet.loader.pg.copy.EncodedBatch;
import io.freshet.loader.pg.copy.Source;
import io.freshet.loader.pg.offset.Claim;
import io.freshet.loader.pg.offset.Fenced;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;

/** A database of which the test says how it answers, and when. */
final class FakeWork implements LaneWork {

    /** What was done, in order. */
    final List<String> done = new CopyOnWriteArrayList<>();

    /** Calls that may go on. */
    final Semaphore permits = new Semaphore(1_000_000);

    volatile boolean isClosed;
    private final Queue<Exception> failures = new ArrayDeque<>();

    /** The next call fails so, the one after it as is said next. */
    synchronized FakeWork failing(Exception failure) {
        failures.add(failure);
        return this;
    }

    private synchronized void fail() throws Outage, Fenced {
        var failure = failures.poll();
        if (failure instanceof Outage outage) {
            throw outage;
        }
        if (failure instanceof Fenced fenced) {
            throw fenced;
        }
        if (failure instanceof RuntimeException defect) {
            throw defect;
        }
    }

    @Override
    public void write(EncodedBatch batch) throws Outage, Fenced {
        permits.acquireUninterruptibly();
        var what = "write " + batch.size() + " to " + batch.next().get(Batches.source(0));
        done.add("try to " + what);
        fail();
        done.add(what);
    }

    @Override
    public Map<Source, Claim> claim(Collection<Source> partitions) throws Outage {
        permits.acquireUninterruptibly();
        try {
            fail();
        } catch (Fenced never) {
            throw new AssertionError(never);
        }
        var claims = new HashMap<Source, Claim>();
        partitions.forEach(partition -> claims.put(partition, new Claim(1, 7L)));
        done.add("claim " + partitions.size());
        return claims;
    }

    @Override
    public void abort() {
        done.add("abort");
    }

    @Override
    public void close() {
        isClosed = true;
    }
}
