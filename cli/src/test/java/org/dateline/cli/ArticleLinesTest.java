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
        assertThat(became("ARCHIVED", "{\"stored\":1}")).isEqualTo("stored");
        assertThat(became("PUBLISHED", "{}")).isEqualTo("published; not stored yet");
        assertThat(became("ARCHIVED", "{\"stored\":2,\"rejected\":1}"))
                .isEqualTo("stored: 2 articles, rejected: 1 record");
        assertThat(became("ARCHIVED", "{\"stored\":10065}", 49_936))
                .isEqualTo(
                        "stored: 10065 articles so far; 49936 records of all files are waiting to"
                                + " be enriched or stored");
        assertThat(became("QUARANTINED", "{}")).isEqualTo("quarantined: BINARY");
    }

    @Test
    void eachStepOfAFileWithOneRecordIsALine() throws JsonProcessingException {
        String rejected =
                """
                {"records": [{"record": 0, "steps": [
                    {"step": "REJECTED", "at": "2026-11-25T18:00:00Z", "stage": "enrich",
                        "reason": "TOO_LARGE", "detail": "why"}]}]}
                """;

        assertThat(FileLines.records(json(rejected)))
                .containsExactly(
                        "    2026-11-25T18:00:00.000Z  rejected at enrich: TOO_LARGE, why");
    }

    @Test
    void eachRecordOfALargerFileIsALineAndTheRestIsNamed() throws JsonProcessingException {
        String many =
                """
                {"next": 30, "records": [
                    {"record": 0, "articleId": "1-2", "title": "A harbour", "published": "2023-09",
                        "steps": [{"step": "RECEIVED", "at": "2026-11-25T18:00:00Z"},
                            {"step": "STORED", "at": "2026-11-25T18:00:01Z"}]},
                    {"record": 29, "steps": [
                        {"step": "REJECTED", "at": "2026-11-25T18:00:00Z", "stage": "enrich",
                            "reason": "TOO_LARGE", "detail": "why"}]}]}
                """;

        assertThat(FileLines.records(json(many)))
                .containsExactly(
                        "    record 0  2023-09     A harbour  1-2",
                        "    record 29  2026-11-25T18:00:00.000Z  rejected at enrich: TOO_LARGE, why",
                        "    … more, from record 30 on: use --json");
    }

    @Test
    void recordsOfAnArchiveAreNamedByTheirPathsInside() throws JsonProcessingException {
        String inside =
                """
                {"records": [
                    {"record": 0, "entry": "a/b.txt", "articleId": "1-2", "title": "A harbour",
                        "published": "2023-09",
                        "steps": [{"step": "STORED", "at": "2026-11-25T18:00:01Z"}]},
                    {"record": 1, "steps": [
                        {"step": "REJECTED", "at": "2026-11-25T18:00:00Z", "stage": "ingest",
                            "reason": "BINARY", "detail": "c.exe: binary data"}]}]}
                """;

        assertThat(FileLines.records(json(inside)))
                .containsExactly(
                        "    record 0  a/b.txt  2023-09     A harbour  1-2",
                        "    record 1  2026-11-25T18:00:00.000Z  rejected at ingest: BINARY, c.exe: binary data");
    }

    private static String became(String state, String way) throws JsonProcessingException {
        return became(state, way, 0);
    }

    private static String became(String state, String way, long waiting)
            throws JsonProcessingException {
        return FileLines.state(
                json("{\"state\":\"" + state + "\",\"reason\":\"BINARY\"}"), json(way), waiting);
    }

    private static JsonNode json(String text) throws JsonProcessingException {
        return Service.JSON.readTree(text);
    }
}
