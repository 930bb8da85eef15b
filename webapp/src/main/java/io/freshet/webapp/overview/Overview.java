package io.freshet.webapp.overview;

import io.freshet.webapp.cause.CauseBook.CauseFilter;
import io.freshet.webapp.cause.CauseJson;
import io.freshet.webapp.minute.Window;
import io.freshet.webapp.tail.HistoryRead.History;
import io.freshet.webapp.watch.Marker;
import io.freshet.webapp.watch.Seen;
import java.util.Comparator;
import java.util.stream.Stream;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code GET overview} as JSON, from what has been seen and what the components tell. */
public final class Overview {

    private static final int TOP = 5;

    private Overview() {}

    /**
     * The whole answer.
     *
     * @param history how far back it is known
     * @param watch what the components tell
     * @param postgres the stage behind them
     */
    public static ObjectNode of(
            Seen seen,
            History history,
            StageWatch watch,
            StageFacts postgres,
            Window window,
            long nowMillis) {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("at", nowMillis).put("window", window.word());
        var from = Math.max(history.fromAtMillis(), window.fromMillis(nowMillis));
        json.putObject("history").put("fromAt", from).put("read", history.read());
        var stages = watch.get();
        var ledger =
                seen.ledger(
                        window,
                        from,
                        watch.droppedAtMost(window, from, nowMillis),
                        StageWatch.isIdle(stages),
                        history.read() >= 1,
                        nowMillis);
        json.set("ledger", ledger.toJson());
        var all = json.putArray("stages");
        stages.forEach(stage -> all.add(stage.toJson()));
        all.add(postgres.toJson());
        json.set("chart", seen.chart(window, nowMillis).toJson());
        var events = json.putArray("topEvents");
        for (var event : seen.names().top(TOP, window, nowMillis)) {
            events.addObject().put("name", event.name()).put("count", event.count());
        }
        var causes = json.putArray("topCauses");
        seen.causes().find(window, CauseFilter.ALL, nowMillis).groups().stream()
                .limit(TOP)
                .forEach(cause -> causes.add(CauseJson.of(cause)));
        var marks = json.putArray("markers");
        Stream.concat(seen.markers(from).stream(), watch.changes().stream())
                .filter(marker -> marker.at() >= window.fromMillis(nowMillis))
                .sorted(Comparator.comparingLong(Marker::at))
                .forEach(
                        marker ->
                                marks.addObject()
                                        .put("at", marker.at())
                                        .put("kind", marker.kind())
                                        .put("text", marker.text()));
        return json;
    }
}
