package io.freshet.webapp.api;

import io.freshet.webapp.http.Answer;
import io.freshet.webapp.http.Endpoint;
import io.freshet.webapp.http.Refusal;
import io.freshet.webapp.http.Request;
import java.util.HashSet;
import java.util.List;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.JsonNodeFactory;

/** {@code GET search?q=}: whatever goes by that id or name. */
public final class Search implements Endpoint {

    private static final Logger LOGGER = LoggerFactory.getLogger(Search.class);
    private static final int LONGEST = 500;
    private static final int MOST_OF_A_KIND = 8;

    private final List<Finder> finders;

    /**
     * @param finders asked in this order
     */
    public Search(List<Finder> finders) {
        this.finders = List.copyOf(finders);
    }

    @Override
    public Answer answer(Request request) {
        var text = request.query("q").orElse("").strip();
        if (text.length() > LONGEST) {
            throw Refusal.badRequest(
                    "the text is longer than any id", "give " + LONGEST + " characters at most");
        }
        var body = JsonNodeFactory.instance.objectNode();
        var hits = body.putArray("hits");
        if (!text.isEmpty()) {
            finders.stream()
                    .flatMap(finder -> find(finder, text).stream())
                    .filter(unseen())
                    .forEach(hit -> hits.add(hit.toJson()));
        }
        return Answer.json(body).table("hits", "kind", "id", "title", "url");
    }

    /** What stands in the topics may stand in Postgres, too. */
    private static Predicate<Hit> unseen() {
        var seen = new HashSet<String>();
        return hit -> seen.add(hit.kind() + " " + hit.id());
    }

    /** A finder whose source is away finds nothing; the others still do. */
    private static List<Hit> find(Finder finder, String text) {
        try {
            return finder.find(text, MOST_OF_A_KIND);
        } catch (Refusal away) {
            LOGGER.atDebug().addKeyValue("error", away.getMessage()).log("a finder has no source");
            return List.of();
        }
    }
}
