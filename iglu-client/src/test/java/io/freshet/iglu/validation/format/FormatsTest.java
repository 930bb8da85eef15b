package io.freshet.iglu.validation.format;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormatsTest {

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            ignoreLeadingAndTrailingWhitespace = true,
            textBlock =
                    """
                    date-time | 2024-05-06T07:08:09Z              | true
                    date-time | 2024-05-06t07:08:09z              | true
                    date-time | 2024-05-06 07:08:09+18:00         | true
                    date-time | 2024-05-06T07:08:09.Z             | true
                    date-time | 2024-05-06T07:08:09.123456789Z    | true
                    date-time | 2024-05-06T07:08:09.1234567890Z   | false
                    date-time | 2024-05-06T07:08:09               | false
                    date-time | 2024-05-06T07:08:09+0200          | false
                    date-time | 2024-05-06T07:08:09-00:00         | false
                    date-time | 2024-05-06T07:08:09+18:01         | false
                    date-time | 2024-05-06T07:08:09+05:60         | false
                    date-time | 2024-05-06T24:00:00Z              | false
                    date-time | 2024-02-30T00:00:00Z              | false
                    date-time | 0000-01-01T00:00:00Z              | true
                    date-time | 2016-12-31T23:59:60Z              | true
                    date-time | 2016-12-31T15:59:60-08:00         | true
                    date-time | 2017-12-31T23:59:60Z              | false
                    date-time | 2016-12-31T22:59:60Z              | false
                    date      | 2024-02-29                        | true
                    date      | 2023-02-29                        | false
                    time      | 07:08:09.5                        | true
                    time      | 07:08:09Z                         | false
                    duration  | P1W                               | true
                    duration  | PT1.5S                            | true
                    duration  | P                                 | false
                    uuid      | C56A4180-65aa-42ec-a945-5fd21dec0538 | true
                    uuid      | c56a418065aa42eca9455fd21dec0538  | false
                    uuid      | c56a4180-65aa-42ec-a945-5fd21dec053g | false
                    email     | someone@example.com               | true
                    email     | "some one"@example.com            | true
                    email     | someone@[192.0.2.1]               | true
                    email     | someone@[2001:db8::1]             | true
                    email     | someone@[1::2::3]                 | false
                    email     | someone@localhost                 | false
                    email     | someone@example.example           | false
                    email     | some..one@example.com             | false
                    email     | someone@192.0.2.1                 | false
                    email     | someone@-example.com              | false
                    email     | @example.com                      | false
                    email     | someone@                          | false
                    ipv4      | 192.0.2.1                         | true
                    ipv4      | 192.0.2.01                        | false
                    ipv6      | ::192.0.2.1                       | true
                    ipv6      | fe80::1%eth0                      | false
                    hostname  | a-b.c                             | true
                    hostname  | a_b                               | false
                    uri       | a:                                | true
                    uri       | //host/path                       | false
                    uri       | http://a/{b}                      | false
                    """)
    void asksWhatTheReferenceAsks(String format, String text, boolean fits) {
        assertThat(Formats.named(format).orElseThrow().fits(text)).isEqualTo(fits);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "regex",
                "uri-reference",
                "iri",
                "idn-email",
                "json-pointer",
                "no-such-format"
            })
    void otherFormatsAskNothing(String format) {
        assertThat(Formats.named(format)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "date-time",
                "email",
                "uri",
                "ipv6",
                "style",
                "color",
                "duration",
                "hostname"
            })
    void longTextsTakeNoLongTime(String format) {
        var rule = Formats.named(format).orElseThrow();

        for (var part :
                new String[] {"a", ":", "@", ".", "1", "a.", "a@", " ", "\"", "%", "rgb("}) {
            rule.fits(part.repeat(20_000));
            rule.fits("a:" + part.repeat(20_000) + "\u0000");
        }
    }
}
