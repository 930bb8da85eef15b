package io.freshet.enricher.remote;

import io.freshet.enricher.request.Adapter;
import io.freshet.enricher.request.Api;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;

/**
 * The remote adapters that recorded cases ask: their failures have the recorded URLs, but a server
 * on a free port answers.
 */
public final class RecordedRemotes {

    private static final String RECORDED = "http://127.0.0.1:58723/remote";

    /** From version v1 on. */
    private static final List<String> PATHS = List.of("/ok", "/error", "/nonjson", "/status500");

    private RecordedRemotes() {}

    /** Starts the server, which ends with the process. */
    public static Map<Api, Adapter> start() {
        var server = new RemoteServer(RecordedRemotes::events);
        var connections =
                Executors.newCachedThreadPool(
                        task -> {
                            var thread = new Thread(task);
                            thread.setDaemon(true);
                            return thread;
                        });
        var adapters = new LinkedHashMap<Api, Adapter>();
        for (int i = 0; i < PATHS.size(); i++) {
            adapters.put(
                    new Api("com.example.remote", "v" + (i + 1)),
                    new RemoteAdapter(
                            RECORDED + PATHS.get(i),
                            new HttpRemoteService(
                                    server.url(PATHS.get(i)),
                                    HttpClient.newHttpClient(),
                                    connections,
                                    Duration.ofSeconds(30),
                                    new Rest(System::nanoTime),
                                    new RemoteMetrics(new SimpleMeterRegistry()))));
        }
        return adapters;
    }

    private static String events(String request) {
        return """
                {"events":[
                  {"e":"ue","p":"srv","tv":"remote-stub","ue_pr":"{\\"schema\\":\\"iglu:com.snowplowanalytics.snowplow/unstruct_event/jsonschema/1-0-0\\",\\"data\\":{\\"schema\\":\\"iglu:io.freshet.test/widget_used/jsonschema/1-0-0\\",\\"data\\":{\\"widget\\":\\"remote\\",\\"count\\":%d}}}"},
                  {"e":"pv","p":"srv","tv":"remote-stub","url":"https://remote.example/"}
                ]}
                """
                .formatted(request.length());
    }
}
