package io.freshet.webapp.cause;

import java.util.Arrays;

/**
 * How many different users: exact up to {@value #KEPT}, beyond that an estimate from the smallest
 * hashes, wrong by 6 % or so. Takes 2 kB at most; not thread-safe.
 */
final class DistinctUsers {

    private static final int KEPT = 256;

    private long[] smallest = new long[8];
    private int size;
    private boolean isMore;

    void add(String user) {
        var hash = hash(user);
        var at = Arrays.binarySearch(smallest, 0, size, hash);
        if (at >= 0) {
            return;
        }
        var into = -at - 1;
        if (size == KEPT) {
            isMore = true;
            if (into == KEPT) {
                return;
            }
            size--;
        }
        if (size == smallest.length) {
            smallest = Arrays.copyOf(smallest, Math.min(KEPT, size * 2));
        }
        System.arraycopy(smallest, into, smallest, into + 1, size - into);
        smallest[into] = hash;
        size++;
    }

    long count() {
        if (!isMore) {
            return size;
        }
        // The share of all hashes below the greatest kept tells how many there must be in all.
        return Math.round((KEPT - 1) * (double) Long.MAX_VALUE / smallest[KEPT - 1]);
    }

    /** Spread evenly over the numbers from 0 on. */
    private static long hash(String user) {
        var hash = 0xcbf29ce484222325L;
        for (var i = 0; i < user.length(); i++) {
            hash = (hash ^ user.charAt(i)) * 0x100000001b3L;
        }
        hash = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
        hash = (hash ^ (hash >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return (hash ^ (hash >>> 33)) >>> 1;
    }
}
