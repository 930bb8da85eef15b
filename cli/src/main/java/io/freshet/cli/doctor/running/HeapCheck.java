package io.freshet.cli.doctor.running;

import io.freshet.cli.doctor.check.Check;
import io.freshet.cli.doctor.check.Finding;
import java.util.List;

/** Whether processes have memory to work with. */
final class HeapCheck implements Check<ProcessFacts> {

    private static final double MEBIBYTE = 1 << 20;
    private static final long LEAST = 250;

    @Override
    public String name() {
        return "heap";
    }

    @Override
    public List<Finding> look(ProcessFacts facts) {
        var seen = facts.seen();
        if (seen == null) {
            return List.of();
        }
        var most =
                seen.now()
                        .sum(
                                "jvm_memory_max_bytes",
                                sample ->
                                        sample.label("area").equals("heap") && sample.value() > 0);
        if (most.isEmpty()) {
            return List.of();
        }
        var size = Math.round(most.getAsDouble() / MEBIBYTE);
        return size < LEAST
                ? List.of(
                        Finding.warn(
                                facts.name(),
                                "has a heap of " + size + " MiB",
                                "FRESHET_JAVA_OPTS=-Xmx512m, or a larger limit of the container"))
                : List.of(Finding.pass(facts.name(), size + " MiB"));
    }
}
