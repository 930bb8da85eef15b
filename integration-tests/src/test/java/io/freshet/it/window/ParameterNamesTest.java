package io.freshet.it.window;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.enricher.mapping.TrackerParameter;
import io.freshet.event.atomic.AtomicField;
import io.freshet.webapp.trace.ParameterNames;
import java.util.HashMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The dashboard's table of parameters is a copy of the enricher's. */
class ParameterNamesTest {

    @Test
    void theWindowNamesTheFieldsThatTheEnricherFills() {
        var wanted = new HashMap<String, String>();
        for (var parameter : TrackerParameter.all()) {
            wanted.put(
                    parameter.wireName(),
                    parameter.fields().stream()
                            .map(AtomicField::column)
                            .collect(Collectors.joining(", ")));
        }

        assertThat(ParameterNames.all()).isEqualTo(wanted);
    }
}
