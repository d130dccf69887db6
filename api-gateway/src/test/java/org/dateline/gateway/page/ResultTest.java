package org.dateline.gateway.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResultTest {

    private static final String STORY = "The strike of the dockers ended on Friday after talks.";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Port opens | 'Port opens '",
                "Port opens | 'PORT OPENS – '",
                "Port  opens | 'Port opens: '",
                "Port opens | ''",
                "Port open | ''"
            })
    void snippetGoesOnAfterTheTitle(String title, String repeated) {
        assertThat(Result.afterTitle(title, repeated + STORY)).isEqualTo(repeated.length());
    }

    @ParameterizedTest
    @CsvSource({"Port open, Ports open", "'',''", "Port opens, Port opens soon."})
    void titleStaysWhereLittleElseIsSaid(String title, String text) {
        assertThat(Result.afterTitle(title, text)).isZero();
    }
}
