package io.freshet.webapp.tail;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Finds single records of the topics. */
public interface RecordLookup {

    /**
     * The record of a place; empty where there is none (any more).
     *
     * @throws org.apache.kafka.common.KafkaException when the brokers do not answer
     */
    Optional<TailRecord> at(Place place);

    /**
     * The records that fit, as far as they are found in time.
     *
     * @throws org.apache.kafka.common.KafkaException when the brokers do not answer
     */
    List<TailRecord> search(Search search, Predicate<TailRecord> fits);

    /**
     * A search by time.
     *
     * @param stages in whose topics
     * @param fromMillis records of this time or later, epoch milliseconds
     * @param toMillis a partition is given up behind this time
     * @param mostRecords how many are looked at
     * @param enough how many finds end the search
     */
    record Search(List<Stage> stages, long fromMillis, long toMillis, int mostRecords, int enough) {

        public Search {
            stages = List.copyOf(stages);
        }
    }
}
