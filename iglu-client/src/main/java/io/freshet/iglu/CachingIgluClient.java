package io.freshet.iglu;

import io.freshet.event.iglu.SchemaKey;
import io.freshet.event.iglu.SelfDescribing;
import io.freshet.iglu.registry.RegistryActivity;
import io.freshet.iglu.resolver.CountedUp;
import io.freshet.iglu.resolver.ResolvedSchema;
import io.freshet.iglu.resolver.Resolver;
import io.freshet.iglu.validation.SchemaValidator;
import java.util.List;

/** The Iglu client over real registries: look-up, then validation. */
record CachingIgluClient(Resolver resolver, SchemaValidator validator) implements IgluClient {

    @Override
    public Check check(SelfDescribing data) {
        return resolver.schemaToCheck(data.schema())
                .fold(
                        schema -> check(data, schema),
                        failed -> new Check.Invalid(failed.toJson(), failed.isUnreachable()));
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
    public List<RegistryActivity> registries() {
        return resolver.activities();
    }

    private Check check(SelfDescribing data, ResolvedSchema schema) {
        var verdict = validator.validate(data.schema(), schema.schema(), data.data());
        return verdict.isValid()
                ? new Check.Valid(schema.supersededBy())
                : new Check.Invalid(verdict.toJson(schema.supersededBy()), false);
    }
}
