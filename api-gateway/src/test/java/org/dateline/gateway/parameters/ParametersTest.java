package org.dateline.gateway.parameters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.dateline.gateway.parameters.Parameter.repeatable;
import static org.dateline.gateway.parameters.Parameter.single;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotBlank;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParametersTest {

    private static final List<Parameter> KNOWN =
            List.of(single("q", "", ""), repeatable("entity", "", ""), single("limit", "", ""));

    @Test
    void valuesAreDecoded() {
        Parameters parameters = Parameters.of("q=a+%22b%22%20%C3%A9&entity=x&entity=y", KNOWN);

        parameters.requireValid();
        assertThat(parameters.text("q")).hasValue("a \"b\" é");
        assertThat(parameters.texts("entity")).containsExactly("x", "y");
        assertThat(parameters.text("limit")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "q=%, q is not percent-encoded",
        "q=%f, q is not percent-encoded",
        "q=%+1, q is not percent-encoded",
        "q=%ff, q is not percent-encoded",
        "q=%ed%a0%80, q is not percent-encoded",
        "q, q is empty",
        "q=%20, q is empty",
        "q=1&q=2, q must not be repeated",
        "q=%00, q must not contain a NUL",
        "Q=1, Q is unknown; allowed: q",
        "%3Cb%3E%0A=1, <b>? is unknown"
    })
    void whatCantBeUsedIsNamed(String query, String message) {
        assertThatThrownBy(() -> Parameters.of(query, KNOWN).requireValid())
                .isInstanceOf(BadParametersException.class)
                .hasMessageContaining(message);
    }

    @Test
    void everyMistakeIsToldAtOnce() {
        Parameters parameters = Parameters.of("q=&x=1", KNOWN);
        parameters.number("limit", 1, 10, 5);

        assertThatThrownBy(parameters::requireValid)
                .isInstanceOfSatisfying(
                        BadParametersException.class,
                        e ->
                                assertThat(e.parameters())
                                        .extracting(BadParameter::parameter)
                                        .containsExactly("q", "x"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"DAYS", "days", "Days"})
    void choicesAreReadInAnyCase(String text) {
        List<Parameter> known = List.of(Parameter.choice("by", "", ChronoUnit.class));

        assertThat(Parameters.of("by=" + text, known).choice("by", ChronoUnit.class))
                .hasValue(ChronoUnit.DAYS);
    }

    @Test
    void formsEmptyFieldsAreLeftOut() {
        Parameters parameters = Parameters.ofForm("q=&entity=&entity=x&limit=+", KNOWN);

        parameters.requireValid();
        assertThat(parameters.text("q")).isEmpty();
        assertThat(parameters.texts("entity")).containsExactly("x");
    }

    @Test
    void queriesOfOtherPagesKeepTheOtherParameters() {
        List<Parameter> known =
                List.of(
                        single("q", "", ""),
                        repeatable("entity", "", ""),
                        single("cursor", "", ""));
        Parameters parameters = Parameters.of("q=a%26b&entity=x&cursor=c", known);

        assertThat(parameters.query().with("cursor", "d")).hasToString("q=a%26b&entity=x&cursor=d");
        assertThat(parameters.query().plus("entity", "y")).hasToString("q=a%26b&entity=x&entity=y");
        assertThat(parameters.query().minus("entity", "x")).hasToString("q=a%26b");
    }

    @Property
    void anyTextComesThroughAsItIs(@ForAll @NotBlank String text) {
        String sent = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        String encoded = URLEncoder.encode(sent, StandardCharsets.UTF_8);

        assertThat(Parameters.of("q=" + encoded, KNOWN).text("q")).hasValue(sent);
    }

    @Property
    void anyQueryIsReadOrRefused(@ForAll String query) {
        try {
            Parameters.of(query, KNOWN).requireValid();
        } catch (BadParametersException e) {
            assertThat(e.parameters()).isNotEmpty();
        }
    }
}
