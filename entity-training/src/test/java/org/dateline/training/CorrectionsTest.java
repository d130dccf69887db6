package org.dateline.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What corrects the teacher's labels: what a document says that a name is, and the names of its
/// text in its headline. Labels are written as `O`, `P`, `G` (organization), `L`; `?` may be
/// anything.
class CorrectionsTest {

    private final TrainingText text = new TrainingText();

    private void sentence(String words, String labels) {
        List<String> split = List.of(words.split(" "));
        byte[] allowed = new byte[split.size()];
        for (int i = 0; i < allowed.length; i++) {
            allowed[i] = (byte) (1 << "OPGL".indexOf(labels.charAt(i)));
        }
        text.add(split, allowed);
    }

    private String labels(int sentence) {
        StringBuilder labels = new StringBuilder();
        for (byte allowed : text.labelsOf(sentence)) {
            labels.append(
                    switch (allowed) {
                        case 1 -> 'O';
                        case 2 -> 'P';
                        case 4 -> 'G';
                        case 8 -> 'L';
                        default -> '?';
                    });
        }
        return labels.toString();
    }

    private List<String> labels() {
        List<String> found = new ArrayList<>();
        for (int i = 0; i < text.sentences(); i++) {
            found.add(labels(i));
        }
        return found;
    }

    @Test
    void aNameIsWhatItsDocumentSaysItIs() {
        sentence(
                "Ten Masked Men ( formed in 1994 ) was a British death metal band .",
                "OOOOOOOOOOOOOOO");
        sentence("Fans of Ten Masked Men liked it .", "OOOPPOOO");
        text.endDocument();
        sentence("Ten Masked Men came .", "OOOOO");
        text.endDocument();

        Definitions.Result result = new Definitions(text).apply();

        assertThat(labels()).containsExactly("GGGOOOOOOOOOOOO", "OOGGGOOO", "OOOOO");
        assertThat(result).isEqualTo(new Definitions.Result(1, 6));
    }

    @Test
    void personsPlacesAndWorksAreTold() {
        sentence(
                "Ora Brandt ( born 13 March 1963 in Basra ) is the best known of them .",
                "LLOOOOOOLOOOOOOOO");
        text.endDocument();
        sentence("Vila Marta is a small village in the north of Portugal .", "PPOOOOOOOOLO");
        text.endDocument();
        sentence(
                "Paris Smiles is a 1936 British film directed by J. Elder Wills .",
                "LPOOOOOOOPPPO");
        text.endDocument();

        new Definitions(text).apply();

        assertThat(labels()).containsExactly("PPOOOOOOLOOOOOOOO", "LLOOOOOOOOLO", "OOOOOOOOOPPPO");
    }

    @Test
    void partsOfLongerNamesAndOrdinaryWordsStayAsTheyAre() {
        sentence("Korva is a town in Ruritania .", "OOOOOLO");
        sentence("Korva Steel Works closed in Korva .", "GGGOOOO");
        text.endDocument();
        sentence("Music is a band of sound ; music , and music .", "OOOOOOOOOOOO");
        text.endDocument();

        new Definitions(text).apply();

        assertThat(labels()).containsExactly("LOOOOLO", "GGGOOLO", "OOOOOOOOOOOO");
    }

    @Test
    void aHeadlineHasTheNamesOfItsText() {
        sentence("SENATOR BRANDT VISITS NORTH DAKOTA FARM", "GGGLOO");
        sentence("Senator Ora Brandt came to North Dakota .", "OPPOOLLO");
        text.endDocument();
        sentence("Brandt has a farm in North Dakota .", "POOOOLLO");
        sentence("It is his own .", "OOOOO");
        text.endDocument();

        Headlines.Result result = new Headlines(text).apply();

        assertThat(labels()).containsExactly("?P?LLO", "OPPOOLLO", "POOOOLLO", "OOOOO");
        assertThat(result.headlines()).isEqualTo(1);
    }

    @Test
    void aNameThatIsMostlyOneTypeMayBeThatWhereTheTeacherSaysOtherwise() {
        for (int i = 0; i < 9; i++) {
            sentence("Jane Doe met him .", "PPOOO");
        }
        sentence("Jane Doe met him .", "LLOOO");
        sentence("He saw Jane Doe Park .", "OOLLLO");
        sentence("Elm Row , Elm Row and Elm Row", "LLOLLOGG");

        int changed = new Consensus(text, 3, 0.9).apply();

        assertThat(labels().subList(8, 12)).containsExactly("PPOOO", "??OOO", "OOLLLO", "LLOLLOGG");
        assertThat(changed).isEqualTo(2);
    }
}
