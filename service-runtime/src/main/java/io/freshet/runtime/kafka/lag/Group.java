package io.freshet.runtime.kafka.lag;

import java.util.Collection;
import java.util.Set;

/**
 * A consumer group and what it reads.
 *
 * @param id its name at the brokers
 * @param topics those that are not there are left out
 * @param fromStart whether it begins a partition that it has never read at the oldest record; else
 *     what was there before it is none of its business
 */
public record Group(String id, Set<String> topics, boolean fromStart) {

    public Group {
        topics = Set.copyOf(topics);
    }

    /** A group that leaves nothing out. */
    public static Group fromStart(String id, Collection<String> topics) {
        return new Group(id, Set.copyOf(topics), true);
    }
}
