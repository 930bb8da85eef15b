package io.freshet.cli.doctor.kafka;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListTransactionsOptions;
import org.apache.kafka.clients.admin.ProducerState;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/**
 * Looks for transactions that began long ago and do not end. The time of a record may be that of
 * its event, so it alone says nothing: a coordinator knows when the transaction began, and where
 * none does, it has to stand at the second look as it stood at the first.
 */
final class TransactionProbe {

    /** No transaction of ours takes longer, whatever the server that an enrichment asks. */
    static final Duration LONG = Duration.ofMinutes(5);

    private final Admin admin;
    private final Duration patience;
    private final Duration longest;

    /**
     * Has asked nothing yet.
     *
     * @param longest no transaction that is well has been open for longer
     */
    TransactionProbe(Admin admin, Duration patience, Duration longest) {
        this.admin = admin;
        this.patience = patience;
        this.longest = longest;
    }

    /** Those whose last record is old; some of them may be well. */
    List<OpenTransaction> suspects(Collection<TopicPartition> partitions, Instant now)
            throws InterruptedException {
        var open = new ArrayList<OpenTransaction>();
        if (partitions.isEmpty()) {
            return open;
        }
        var asked = admin.describeProducers(partitions);
        for (var at : partitions) {
            try {
                for (var producer : get(asked.partitionResult(at)).activeProducers()) {
                    var since = Instant.ofEpochMilli(producer.lastTimestamp());
                    if (producer.currentTransactionStartOffset().isPresent()
                            && since.isBefore(now.minus(longest))) {
                        open.add(open(at, producer, since));
                    }
                }
            } catch (ExecutionException | TimeoutException notTold) {
                // it takes READ of the topic, which its writers do not have
            }
        }
        return open;
    }

    /** Those of the suspects that are stuck, at a second look. */
    List<OpenTransaction> stuck(List<OpenTransaction> suspects, Instant now)
            throws InterruptedException {
        if (suspects.isEmpty()) {
            return suspects;
        }
        var still = new HashSet<>(suspects(partitions(suspects), now));
        var known = known(suspects);
        var stuck = new ArrayList<OpenTransaction>();
        for (var suspect : suspects) {
            var begun = known.get(suspect.producer());
            if (!still.contains(suspect)) {
                continue;
            }
            if (begun == null) {
                stuck.add(suspect);
            } else if (begun.since().isBefore(now.minus(longest))) {
                stuck.add(
                        new OpenTransaction(
                                suspect.topic(),
                                suspect.partition(),
                                suspect.offset(),
                                suspect.producer(),
                                begun.id(),
                                begun.since()));
            }
        }
        return stuck;
    }

    private record Begun(String id, Instant since) {}

    /** What coordinators know, by the number of the producer. */
    private Map<Long, Begun> known(List<OpenTransaction> suspects) throws InterruptedException {
        var known = new HashMap<Long, Begun>();
        var ids = new HashSet<Long>();
        suspects.forEach(suspect -> ids.add(suspect.producer()));
        try {
            var options = new ListTransactionsOptions().filterProducerIds(ids);
            for (var listed : get(admin.listTransactions(options).all())) {
                var id = listed.transactionalId();
                var told = get(admin.describeTransactions(List.of(id)).description(id));
                told.transactionStartTimeMs()
                        .ifPresent(
                                millis ->
                                        known.put(
                                                listed.producerId(),
                                                new Begun(id, Instant.ofEpochMilli(millis))));
            }
        } catch (ExecutionException | TimeoutException notTold) {
            return known;
        }
        return known;
    }

    private static Set<TopicPartition> partitions(List<OpenTransaction> open) {
        var partitions = new HashSet<TopicPartition>();
        open.forEach(each -> partitions.add(new TopicPartition(each.topic(), each.partition())));
        return partitions;
    }

    private static OpenTransaction open(TopicPartition at, ProducerState producer, Instant since) {
        return new OpenTransaction(
                at.topic(),
                at.partition(),
                producer.currentTransactionStartOffset().orElseThrow(),
                producer.producerId(),
                null,
                since);
    }

    private <T> T get(KafkaFuture<T> future)
            throws ExecutionException, TimeoutException, InterruptedException {
        return future.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    }
}
