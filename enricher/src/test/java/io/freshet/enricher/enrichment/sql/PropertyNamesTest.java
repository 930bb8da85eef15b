package io.freshet.enricher.enrichment.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PropertyNamesTest {

    @ParameterizedTest(name = "{0} {1} -> {2}")
    @CsvSource(
            textBlock =
                    """
                    AS_IS,       full_Name,   full_Name
                    CAMEL_CASE,  full_name,   fullName
                    CAMEL_CASE,  Full_name_2, FullName2
                    CAMEL_CASE,  full_Name,   full_Name
                    CAMEL_CASE,  a__b_,       a_B_
                    PASCAL_CASE, full_name,   FullName
                    PASCAL_CASE, _id,         Id
                    PASCAL_CASE, '',          ''
                    SNAKE_CASE,  fullName,    full_name
                    SNAKE_CASE,  FullName,    _full_name
                    SNAKE_CASE,  bigNum12,    big_num_1_2
                    LOWER_CASE,  Full_NAME,   full_name
                    UPPER_CASE,  full_Name2,  FULL_NAME2
                    """)
    void labelsBecomeNames(PropertyNames mode, String label, String name) {
        assertThat(mode.of(label)).isEqualTo(name);
    }
}
