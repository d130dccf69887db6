package org.dateline.gateway.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class RuleWordsTest {

    private static final Path RULES =
            Path.of("../enrichment/src/main/java/org/dateline/enrichment/dates/Rule.java");

    @Test
    void everyRuleThatEventsCarryHasWords() throws IOException {
        String source = Files.readString(RULES, UTF_8);
        List<String> rules =
                Pattern.compile("(?m)^    ([A-Z][A-Z_]+),$")
                        .matcher(source)
                        .results()
                        .map(found -> found.group(1).toLowerCase(Locale.ROOT).replace('_', '-'))
                        .toList();

        assertThat(rules).hasSizeGreaterThan(60).allMatch(rule -> RuleWords.of(rule).isPresent());
    }

    @Test
    void ruleOfALaterReleaseHasNone() {
        assertThat(RuleWords.of("moon-phase")).isEmpty();
    }
}
