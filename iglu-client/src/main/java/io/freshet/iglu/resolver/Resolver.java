package io.freshet.iglu.resolver;

import io.freshet.event.iglu.SchemaKey;
import io.freshet.iglu.registry.RegistryActivity;
import io.freshet.iglu.resolver.Resolution.Found;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The ordered, cached list of registries. Thread-safe. */
public final class Resolver {

    private final List<RankedRegistry> registries;
    private final List<RegistryActivity> activities;
    private final CachedLookup<SchemaKey, ResolvedSchema> checked;
    private final CachedLookup<SchemaKey, JsonNode> plain;
    private final CachedLookup<ListQuestion.Model, List<SchemaKey>> lists;

    /** Leaves failing registries alone as long as the reference does: up to a minute. */
    public Resolver(
            List<RankedRegistry> registries,
            int cacheSize,
            @Nullable Duration ttl,
            InstantSource clock) {
        this(registries, cacheSize, ttl, Backoff.LONGEST, clock);
    }

    /**
     * @param registries names unique
     * @param cacheSize how many schemas, and as many lists, are remembered; 0 or less: none
     * @param ttl how long an answer is good; null: for ever; zero or less: nothing is remembered
     * @param maxBackoff how long at most a registry that failed for a schema is not asked for it
     * @param clock tells the age of answers
     */
    public Resolver(
            List<RankedRegistry> registries,
            int cacheSize,
            @Nullable Duration ttl,
            Duration maxBackoff,
            InstantSource clock) {
        this.registries = List.copyOf(registries);
        activities = registries.stream().map(RankedRegistry::activity).toList();
        checked =
                new CachedLookup<>(
                        new SupersedingQuestion(), registries, cacheSize, ttl, maxBackoff, clock);
        plain =
                new CachedLookup<>(
                        new SchemaQuestion(), registries, cacheSize, ttl, maxBackoff, clock);
        lists =
                new CachedLookup<>(
                        new ListQuestion(), registries, cacheSize, ttl, maxBackoff, clock);
    }

    /** All schemas that the registries can name, each once, in order. */
    public List<SchemaKey> known() {
        return registries.stream()
                .flatMap(ranked -> ranked.registry().known().stream())
                .distinct()
                .sorted()
                .toList();
    }

    /** How each registry answered so far, in the order they were given. */
    public List<RegistryActivity> activities() {
        return activities;
    }

    /** How many schemas are remembered to check data against. */
    public int remembered() {
        return checked.size();
    }

    /** The schema to check data against: the one under the key, or its successor. */
    public Resolution<ResolvedSchema> schemaToCheck(SchemaKey key) {
        return checked.get(key);
    }

    /** The schema under the key itself. */
    public Resolution<JsonNode> schema(SchemaKey key) {
        return plain.get(key);
    }

    /** All schemas of one MODEL, in the registry's order. */
    public Resolution<List<SchemaKey>> list(String vendor, String name, int model) {
        return lists.get(new ListQuestion.Model(vendor, name, model));
    }

    /**
     * The list that the key should be in. A remembered list without it is asked for again; if it is
     * still not inside, the list is given all the same.
     */
    public Resolution<List<SchemaKey>> listWith(SchemaKey key) {
        var model = new ListQuestion.Model(key.vendor(), key.name(), key.version().model());
        var known = lists.get(model);
        return known instanceof Found<List<SchemaKey>> found && !found.value().contains(key)
                ? lists.refresh(model)
                : known;
    }

    /** The schemas of the key's MODEL up to the key, where no registry keeps a list. */
    public CountedUp countUpTo(SchemaKey key) {
        return CountedUp.to(key, plain::get);
    }
}
