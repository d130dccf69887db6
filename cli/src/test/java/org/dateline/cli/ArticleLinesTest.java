package org.dateline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

class ArticleLinesTest {

    @Test
    void headlineHasDateTitleAndId() throws JsonProcessingException {
        assertThat(
                        ArticleLines.headline(
                                json(
                                        """
                                        {"id":"1-2","title":"Kim visits","published":{"value":"2023-09-13"}}
                                        """)))
                .isEqualTo("2023-09-13  Kim visits  1-2");
    }

    @Test
    void whatIsNotKnownIsSaidSo() throws JsonProcessingException {
        assertThat(
                        ArticleLines.headline(
                                json("{\"id\":\"1-2\",\"title\":null,\"published\":null}")))
                .isEqualTo("undated     (no title)  1-2");
    }

    @Test
    void textsCanNotMoveTheCursor() {
        assertThat(ArticleLines.printable("a\u001b[2Jb\r\nc\u0000d\u009be"))
                .isEqualTo("a [2Jb c d e");
    }

    @Test
    void stateOfAFileReachesToItsStoredArticles() throws JsonProcessingException {
        assertThat(became("{\"state\":\"ARCHIVED\",\"way\":{\"stored\":1}}")).isEqualTo("stored");
        assertThat(became("{\"state\":\"PUBLISHED\"}")).isEqualTo("published; not stored yet");
        assertThat(became("{\"state\":\"ARCHIVED\",\"way\":{\"stored\":2,\"rejected\":1}}"))
                .isEqualTo("stored: 2 articles, rejected: 1 record");
        assertThat(became("{\"state\":\"QUARANTINED\",\"reason\":\"BINARY\"}"))
                .isEqualTo("quarantined: BINARY");
    }

    @Test
    void eachStepOfAFileIsALine() throws JsonProcessingException {
        String rejected =
                """
                {"way": {"records": [{"record": 0, "steps": [
                    {"step": "REJECTED", "at": "2026-11-25T18:00:00Z", "stage": "enrich",
                        "reason": "TOO_LARGE", "detail": "why"}]}]}}
                """;

        assertThat(StatusCommand.steps(json(rejected)))
                .containsExactly(
                        "    2026-11-25T18:00:00.000Z  rejected at enrich: TOO_LARGE, why");
    }

    private static String became(String receipt) throws JsonProcessingException {
        return StatusCommand.became(json(receipt));
    }

    private static JsonNode json(String text) throws JsonProcessingException {
        return Service.JSON.readTree(text);
    }
}
