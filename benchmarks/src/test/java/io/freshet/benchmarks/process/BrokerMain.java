package io.freshet.benchmarks.process;

import io.freshet.embedded.EmbeddedKafka;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/** The broker as a process: directory, port, file to make when it is ready, topics. */
final class BrokerMain {

    /** As many as `freshet up` makes. */
    private static final int PARTITIONS = 2;

    /** A full load writes a hundred megabytes a second; no disk should have to keep them. */
    private static final Map<String, String> KEEP_LITTLE =
            Map.of(
                    "segment.bytes", "67108864",
                    "retention.bytes", "268435456",
                    "file.delete.delay.ms", "1000");

    private BrokerMain() {}

    public static void main(String[] args)
            throws InterruptedException, ExecutionException, java.io.IOException {
        var gone = new CountDownLatch(1);
        var kafka =
                EmbeddedKafka.start(
                        Path.of(args[0]), Integer.parseInt(args[1]), why -> gone.countDown());
        Runtime.getRuntime().addShutdownHook(new Thread(kafka::close));
        try (var admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            var topics =
                    List.of(args).subList(3, args.length).stream().map(BrokerMain::topic).toList();
            admin.createTopics(topics).all().get();
        }
        Files.createFile(Path.of(args[2]));
        gone.await();
        System.exit(1);
    }

    private static NewTopic topic(String name) {
        return new NewTopic(name, Optional.of(PARTITIONS), Optional.empty()).configs(KEEP_LITTLE);
    }
}
