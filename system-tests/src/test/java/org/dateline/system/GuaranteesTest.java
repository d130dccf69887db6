package org.dateline.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.dateline.events.ReasonCode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What is promised to users in writing.
class GuaranteesTest {

    @ParameterizedTest
    @EnumSource
    void everyReasonIsExplainedInTheDocument(ReasonCode reason) throws IOException {
        String document = Files.readString(Repository.ROOT.resolve("docs/guarantees.md"));

        assertThat(document).contains("| `" + reason + "` | " + reason.meaning() + " |");
    }
}
