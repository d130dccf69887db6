package org.dateline.gateway.filter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.dateline.gateway.page.SearchView;
import org.dateline.gateway.parameters.Parameter;
import org.dateline.gateway.parameters.Parameters;
import org.dateline.gateway.query.ArticleQuery;
import org.dateline.gateway.query.Histogram;
import org.junit.jupiter.api.Test;

class FiltersTest {

    @Test
    void everyParameterIsInTheFormOrKeptByIt() {
        SearchView.Form form = SearchView.Form.of(Parameters.of("", ArticleQuery.PARAMETERS));

        for (Parameter parameter : ArticleFilter.PARAMETERS) {
            if (!parameter.name().equals("q")) {
                assertThat(form.fields().stream().anyMatch(one -> isOf(parameter, one)))
                        .as(parameter.name())
                        .isNotEqualTo(form.kept().stream().anyMatch(one -> isOf(parameter, one)));
            }
        }
    }

    @Test
    void everyListAndCountHasTheSameFilters() {
        for (List<Parameter> known : List.of(ArticleQuery.PARAMETERS, Histogram.PARAMETERS)) {
            assertThat(known).containsAll(ArticleFilter.PARAMETERS);
        }
    }

    @Test
    void everyParameterIsExplainedAndItsExampleWorks() {
        for (Parameter parameter : ArticleFilter.PARAMETERS) {
            assertThat(parameter.description()).endsWith(".");
            Parameters example =
                    Parameters.of(
                            parameter.name()
                                    + "="
                                    + parameter.example().replace(" ", "%20").replace("\"", "%22"),
                            ArticleFilter.PARAMETERS);
            ArticleFilter.read(example);
            example.requireValid();
        }
    }

    private static boolean isOf(Parameter parameter, SearchView.Filled filled) {
        return filled.field().name().equals(parameter.name());
    }
}
