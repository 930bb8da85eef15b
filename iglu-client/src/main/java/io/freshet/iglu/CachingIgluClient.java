package io.freshet.iglu;

import io.freshet.event.iglu.SchemaKey;
import io.freshet.event.iglu.SelfDescribing;
import io.freshet.iglu.registry.RegistryActivity;
import io.freshet.iglu.resolver.CountedUp;
import io.freshet.iglu.resolver.Resolution;
import io.freshet.iglu.resolver.ResolvedSchema;
import io.freshet.iglu.resolver.Resolver;
import io.freshet.iglu.validation.SchemaValidator;
import java.util.List;
import java.util.Optional;

/** The Iglu client over real registries: look-up, then validation. */
record CachingIgluClient(Resolver resolver, SchemaValidator validator) implements IgluClient {

    private static final Check VALID = new Check.Valid(Optional.empty());

    @Override
    public Check check(SelfDescribing data) {
        var resolution = resolver.schemaToCheck(data.schema());
        if (resolution instanceof Resolution.Found<ResolvedSchema> found) {
            return check(data, found.value());
        }
        var failed = (Resolution.Failed<ResolvedSchema>) resolution;
        return new Check.Invalid(failed.toJson(), failed.isUnreachable());
    }

    @Override
    public Lookup lookup(SchemaKey key) {
        return resolver.schema(key)
                .fold(
                        Lookup.Found::new,
                        failed -> new Lookup.Missing(failed.toJson(), failed.isUnreachable()));
    }

    @Override
    public Listing list(String vendor, String name, int model) {
        return resolver.list(vendor, name, model)
                .fold(
                        Listing.Found::new,
                        failed -> new Listing.Missing(failed.toJson(), failed.isUnreachable()));
    }

    @Override
    public Listing listUpTo(SchemaKey key) {
        var counted = resolver.countUpTo(key);
        if (counted instanceof CountedUp.Complete complete) {
            return new Listing.Found(complete.keys());
        }
        var failure = ((CountedUp.Broken) counted).failure();
        return new Listing.Missing(failure.toJson(), failure.isUnreachable());
    }

    @Override
    public List<SchemaKey> known() {
        return resolver.known();
    }

    @Override
    public List<RegistryActivity> registries() {
        return resolver.activities();
    }

    @Override
    public int remembered() {
        return resolver.remembered();
    }

    private Check check(SelfDescribing data, ResolvedSchema schema) {
        var verdict = validator.validate(data.schema(), schema.schema(), data.data());
        if (verdict.isValid()) {
            return schema.supersededBy().isEmpty() ? VALID : new Check.Valid(schema.supersededBy());
        }
        return new Check.Invalid(verdict.toJson(schema.supersededBy()), false);
    }
}
