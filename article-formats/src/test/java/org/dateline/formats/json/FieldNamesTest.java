package org.dateline.formats.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FieldNamesTest {

    @Test
    void namesThatAreSetCountMoreThanUsualOnes() {
        FieldNames names = FieldNames.of("text=Inhalt, TITLE = Kopf_Zeile ,title=Thema");

        Field.Name usual = names.named("title").orElseThrow();
        Field.Name first = names.named("kopfzeile").orElseThrow();
        Field.Name second = names.named("thema").orElseThrow();
        assertThat(first.field()).isEqualTo(Field.TITLE);
        assertThat(first.rank()).isLessThan(second.rank());
        assertThat(second.rank()).isLessThan(usual.rank());
        assertThat(names.named("INHALT")).map(Field.Name::field).contains(Field.TEXT);
    }

    @Test
    void usualNameMayMeanSomethingElse() {
        assertThat(FieldNames.of("section=source").named("source"))
                .map(Field.Name::field)
                .contains(Field.SECTION);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  "})
    void nothingSetIsUsual(String setting) {
        assertThat(FieldNames.of(setting)).isEqualTo(FieldNames.USUAL);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "body=Inhalt | no field \"body\"",
                "text | no name for \"text\"",
                "text=,title=a | no name for \"text=\"",
                "text=a,,title=b | no field \"\""
            })
    void whatIsWrongIsSaid(String setting, String message) {
        assertThatThrownBy(() -> FieldNames.of(setting))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("DATELINE_FIELDS")
                .hasMessageContaining(message);
    }
}
