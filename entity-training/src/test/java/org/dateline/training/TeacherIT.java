package org.dateline.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.dateline.events.Entity.Type;
import org.junit.jupiter.api.Test;

/// The models that text is labelled by, as they come from their makers.
class TeacherIT {

    private static final byte NONE = 1;

    private static byte only(Type type) {
        return (byte) (1 << 1 + type.ordinal());
    }

    @Test
    void bothModelsLabelAndWhereOneSeesNoNameEitherMayBeRight() throws IOException {
        Teacher teacher = Teacher.load();

        byte[] labels =
                teacher.label(
                        List.of("Anna", "Schmidt", "of", "Siemens", "flew", "to", "Berlin", "."));

        assertThat(labels)
                .containsExactly(
                        only(Type.PERSON),
                        only(Type.PERSON),
                        NONE,
                        only(Type.ORGANIZATION),
                        NONE,
                        NONE,
                        only(Type.LOCATION),
                        NONE);
        byte[] unsure =
                teacher.label(
                        List.of("The", "Honda", "Civic", "won", "the", "Guinness", "Record", "."));
        for (byte allowed : unsure) {
            assertThat(allowed).isPositive();
        }
    }
}
