package io.freshet.loader.pg.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.loader.pg.row.EventsTable;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrafficQueryTest {

    /** SHA-256 of what {@link TrafficView#FORM} stands for: change it together with the number. */
    private static final String FORM_1 =
            "60665fbf7af3054db2f3f6819694252af2c556248d08a4f042d16c7770cd5b37";

    @Test
    void whoChangesTheViewOrItsTableRaisesTheNumberOfTheForm() throws Exception {
        var conditions = new StringBuilder();
        for (var verdict : BotVerdict.values()) {
            conditions.append(verdict.inTable("atomic")).append(verdict.inColumn());
        }
        var all = TrafficQuery.in("atomic", List.of()) + conditions + EventsTable.create("atomic");
        var digest =
                MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.UTF_8));

        assertThat(TrafficView.FORM).isEqualTo(1);
        assertThat(HexFormat.of().formatHex(digest)).isEqualTo(FORM_1);
    }
}
