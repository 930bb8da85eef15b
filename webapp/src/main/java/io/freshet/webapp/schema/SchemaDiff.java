package io.freshet.webapp.schema;

import io.freshet.event.iglu.SchemaKey;
import io.freshet.webapp.http.Answer;
import io.freshet.webapp.http.Endpoint;
import io.freshet.webapp.http.Refusal;
import io.freshet.webapp.http.Request;

/** {@code GET schemas/diff?from=uri&to=uri}: what differs, and which version that asks for. */
public final class SchemaDiff implements Endpoint {

    private final SchemaShelf shelf;

    public SchemaDiff(SchemaShelf shelf) {
        this.shelf = shelf;
    }

    @Override
    public Answer answer(Request request) {
        var changes =
                SchemaChanges.between(
                        shelf.schema(key(request, "from")), shelf.schema(key(request, "to")));
        return Answer.json(changes).table("changes", "path", "kind", "from", "to", "breaking");
    }

    private static SchemaKey key(Request request, String name) {
        return request.query(name)
                .flatMap(uri -> SchemaKey.parse(uri).key())
                .orElseThrow(
                        () ->
                                Refusal.badRequest(
                                        "the query parameter " + name + " is no schema URI",
                                        "give iglu:vendor/name/jsonschema/1-0-0"));
    }
}
