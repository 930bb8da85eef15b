package io.freshet.webapp.http;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A request that is not answered, told so that whoever asked can mend it. */
public final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final @Nullable String fix;

    /**
     * Keeps what there is to say.
     *
     * @param status the HTTP status, 400 or more
     * @param code a stable word for programs, e.g. {@code not_found}
     * @param message what is wrong, one sentence
     * @param fix what to do; null where nobody knows
     */
    public Refusal(int status, String code, String message, @Nullable String fix) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
        this.fix = fix;
    }

    /** The request itself is wrong: 400. */
    public static Refusal badRequest(String message, String fix) {
        return new Refusal(400, "bad_request", message, fix);
    }

    /** There is no such thing: 404. */
    public static Refusal notFound(String message, String fix) {
        return new Refusal(404, "not_found", message, fix);
    }

    /** What the answer needs is away just now: 503. */
    public static Refusal unavailable(String message, String fix) {
        return new Refusal(503, "unavailable", message, fix);
    }

    int status() {
        return status;
    }

    ObjectNode toJson() {
        var json = JsonNodeFactory.instance.objectNode();
        var error = json.putObject("error").put("code", code).put("message", getMessage());
        if (fix != null) {
            error.put("fix", fix);
        }
        return json;
    }
}
