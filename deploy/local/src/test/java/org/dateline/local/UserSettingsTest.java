package org.dateline.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class UserSettingsTest {

    @Test
    void settingGoesToTheServiceThatKnowsIt() {
        Map<String, String> environment =
                Map.of("DATELINE_FIELDS", "text=Inhalt", "DATELINE_HTTP_WAIT", "5s");

        assertThat(UserSettings.of(Part.INGEST, environment))
                .isEqualTo(Map.of("DATELINE_FIELDS", "text=Inhalt"));
        assertThat(UserSettings.of(Part.GATEWAY, environment))
                .isEqualTo(Map.of("DATELINE_HTTP_WAIT", "5s"));
        assertThat(UserSettings.of(Part.STORE, environment)).isEmpty();
    }

    @Test
    void whatTheLauncherKnowsCanNotBeSet() {
        Map<String, String> environment =
                Map.of("DATELINE_INBOX", "/else", "DATELINE_ADMIN_TOKEN", "x", "HOME", "/home/x");

        for (Part part : Part.values()) {
            assertThat(UserSettings.of(part, environment)).isEmpty();
        }
    }

    @Test
    void everySettingThatIsDocumentedIsPassedOn() throws IOException {
        Path documented = Path.of("../../docs/settings.md");
        Matcher rows =
                Pattern.compile("(?m)^\\| `(DATELINE_\\w+)` \\| (\\w+)")
                        .matcher(Files.readString(documented));
        int count = 0;
        while (rows.find()) {
            String name = rows.group(1);
            Part part =
                    switch (rows.group(2)) {
                        case "ingest", "all" -> Part.INGEST;
                        case "gateway" -> Part.GATEWAY;
                        default -> throw new AssertionError(rows.group());
                    };
            assertThat(UserSettings.of(part, Map.of(name, "x"))).as(name).hasSize(1);
            count++;
        }
        assertThat(count).isGreaterThan(10);
    }
}
