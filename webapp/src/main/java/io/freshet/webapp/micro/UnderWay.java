package io.freshet.webapp.micro;

import io.freshet.webapp.tail.Place;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets a question about events wait for those that were sent before it: Micro has processed an
 * event when it answers its tracker, and test suites count on that.
 *
 * @param outstanding what lacks an outcome
 * @param ends the places behind the last payloads, asked of the brokers
 * @param most how long a question waits; zero = not at all
 */
public record UnderWay(Outstanding outstanding, Supplier<List<Place>> ends, Duration most) {

    private static final Logger LOGGER = LoggerFactory.getLogger(UnderWay.class);

    /** Waits for nothing. */
    public static UnderWay notWaitedFor() {
        return new UnderWay(new Outstanding(), List::of, Duration.ZERO);
    }

    /** Returns when all that was sent before has ended, or patience has. */
    void settle() {
        if (most.isZero()) {
            return;
        }
        try {
            outstanding.await(ends.get(), most);
        } catch (KafkaException away) {
            LOGGER.atDebug().addKeyValue("error", away.getMessage()).log("not waited for events");
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
