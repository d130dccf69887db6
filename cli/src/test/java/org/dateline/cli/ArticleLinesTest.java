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
        assertThat(StatusCommand.became(json("{\"state\":\"ARCHIVED\",\"articles\":[{}]}")))
                .isEqualTo("stored");
        assertThat(StatusCommand.became(json("{\"state\":\"PUBLISHED\",\"articles\":[]}")))
                .isEqualTo("published, not in the database yet");
        assertThat(StatusCommand.became(json("{\"state\":\"QUARANTINED\",\"reason\":\"BINARY\"}")))
                .isEqualTo("quarantined: BINARY");
    }

    private static JsonNode json(String text) throws JsonProcessingException {
        return Service.JSON.readTree(text);
    }
}
