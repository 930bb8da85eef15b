package io.freshet.cli.topics;

import io.freshet.cli.shell.OutputForm;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * One look at a cluster: what is wanted, what is there, what there is to do.
 *
 * @param admin asks the brokers
 * @param servers their address
 * @param brokers how many there are
 * @param plan what there is to do
 */
record TopicLook(TopicAdmin admin, String servers, int brokers, TopicPlan plan)
        implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofMillis(50);

    /**
     * Looks now.
     *
     * @throws io.freshet.runtime.problem.StartFailure when the brokers do not tell
     */
    static TopicLook at(TopicsConfig config) {
        var admin = new TopicAdmin(config.kafka());
        try {
            var brokers = admin.brokers();
            var found = admin.find(config.topics().keySet());
            var plan = TopicPlan.of(config.wanted(brokers), found);
            return new TopicLook(admin, config.kafka().bootstrapServers(), brokers, plan);
        } catch (RuntimeException e) {
            admin.close();
            throw e;
        }
    }

    void print(PrintWriter out, OutputForm form) {
        out.print(
                form == OutputForm.JSON
                        ? TopicsJson.of(this)
                        : PlanText.of(plan, servers, brokers));
        out.flush();
    }

    /** Makes what is missing, and says how many that were. */
    int create() {
        admin.create(plan.missing());
        await(plan.missing(), List.of());
        return plan.missing().size();
    }

    /** Mends the differences that can be mended, and says how many that were. */
    int alter() {
        var possible = plan.alterable();
        admin.alter(possible);
        await(List.of(), possible);
        return possible.size();
    }

    /** Brokers hear of a change a little after it was made; who looks next should see it. */
    private void await(List<WantedTopic> made, List<Difference> changed) {
        var names = plan.wanted().stream().map(WantedTopic::name).toList();
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            var now = TopicPlan.of(plan.wanted(), admin.find(names));
            if (Collections.disjoint(now.missing(), made) && changed.stream().noneMatch(now::has)) {
                return;
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    @Override
    public void close() {
        admin.close();
    }
}
