package org.dateline.gateway.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1"})
    void valueThatASpreadsheetComputesBeginsWithAnApostrophe(String value) {
        assertThat(Csv.line(List.of(value)).replace("\"", "")).startsWith("'");
    }

    @Test
    void valuesAreQuotedWhereTheyMustBe() {
        assertThat(Csv.line(List.of("a", "b,c", "d\"e", "f\ng", "")))
                .isEqualTo("a,\"b,c\",\"d\"\"e\",\"f\ng\",\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"value\":\"x\"}", "{\"text\":\"x\"}", "[{\"name\":\"x\"}]", "\"x\""})
    void objectsAreTheirText(String json) throws Exception {
        assertThat(Csv.text(new ObjectMapper().readTree(json))).isEqualTo("x");
    }

    @Property
    void anyLineIsReadBackAsOneRow(@ForAll List<String> values) {
        String line = Csv.line(values);

        assertThat(line).endsWith("\r\n");
        String outside = line.replaceAll("(?s)\"(?:[^\"]|\"\")*\"", "");
        assertThat(outside.substring(0, outside.length() - 2)).doesNotContain("\n", "\r", "\"");
    }
}
