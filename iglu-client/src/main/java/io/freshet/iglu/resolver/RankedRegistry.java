package io.freshet.iglu.resolver;

import io.freshet.iglu.registry.Registry;
import io.freshet.iglu.registry.RegistryActivity;
import java.util.Comparator;
import java.util.List;

/**
 * A registry with its place in the order of look-ups.
 *
 * @param name unique among the registries of one resolver
 * @param priority smaller is asked earlier among registries of one distance
 * @param vendorPrefixes plain text prefixes, not aware of dots
 * @param registry where the schemas are
 * @param activity how it answered so far
 */
public record RankedRegistry(
        String name,
        int priority,
        List<String> vendorPrefixes,
        Registry registry,
        RegistryActivity activity) {

    public RankedRegistry {
        vendorPrefixes = List.copyOf(vendorPrefixes);
    }

    /** A registry that was not asked yet. */
    public RankedRegistry(
            String name, int priority, List<String> vendorPrefixes, Registry registry) {
        this(name, priority, vendorPrefixes, registry, new RegistryActivity(name));
    }

    /** The order for one vendor: matching prefix, then nearness, then priority, then as given. */
    static List<RankedRegistry> inOrderFor(String vendor, List<RankedRegistry> all) {
        return all.stream()
                .sorted(
                        Comparator.comparing((RankedRegistry one) -> !one.prefers(vendor))
                                .thenComparing(one -> one.registry().distance())
                                .thenComparingInt(RankedRegistry::priority))
                .toList();
    }

    private boolean prefers(String vendor) {
        return vendorPrefixes.stream().anyMatch(vendor::startsWith);
    }
}
