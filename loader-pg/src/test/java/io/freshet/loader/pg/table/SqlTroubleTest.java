package io.freshet.loader.pg.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.iglu.ddl.SqlType;
import io.freshet.iglu.ddl.SqlType.Kind;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SqlTroubleTest {

    @ParameterizedTest(name = "{1}: {0}")
    @CsvSource(
            textBlock =
                    """
                    08006, OUTAGE
                    57P01, OUTAGE
                    53100, OUTAGE
                    40P01, OUTAGE
                    55P03, OUTAGE
                    25006, OUTAGE
                    28P01, OUTAGE
                    42501, OUTAGE
                    42P01, OUTAGE
                    42703, OUTAGE
                    22001, EVENT
                    22P05, EVENT
                    23505, EVENT
                    54000, EVENT
                    P0001, EVENT
                    XX000, UNSURE
                    42804, UNSURE
                    0A000, UNSURE
                    42883, OUTAGE
                    57014, OUTAGE
                    53200, OUTAGE
                    53300, OUTAGE
                    XX001, OUTAGE
                    38000, EVENT
                    22P03, UNSURE
                    ZZ123, UNSURE
                    , OUTAGE
                    """)
    void statesTellWhoIsToBlame(String state, SqlTrouble expected) {
        assertThat(SqlTrouble.of(new SQLException("x", state))).isEqualTo(expected);
    }

    @Test
    void typesAreReadAsPostgresPrintsThem() {
        assertThat(Catalogue.type("character varying(255)")).isEqualTo(SqlType.varchar(255));
        assertThat(Catalogue.type("character varying")).isEqualTo(SqlType.TEXT);
        assertThat(Catalogue.type("character(2)")).isEqualTo(SqlType.character(2));
        assertThat(Catalogue.type("timestamp without time zone")).isEqualTo(SqlType.TIMESTAMP);
        assertThat(Catalogue.type("timestamp(3) without time zone")).isEqualTo(SqlType.TIMESTAMP);
        assertThat(Catalogue.type("timestamp with time zone").kind()).isEqualTo(Kind.TIMESTAMPTZ);
        assertThat(Catalogue.type("numeric").kind()).isEqualTo(Kind.NUMERIC);
        assertThat(Catalogue.type("numeric(10,2)").kind()).isEqualTo(Kind.OTHER);
        assertThat(Catalogue.type("bytea").kind()).isEqualTo(Kind.OTHER);
    }
}
