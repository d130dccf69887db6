package org.dateline.enrichment.entities;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.api.Assertions;
import org.dateline.events.Entity;
import org.dateline.events.Entity.Mention;
import org.dateline.events.Entity.Type;
import org.dateline.events.Segment;
import org.dateline.events.Segment.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EntityExtractorTest {

    private static final EntityExtractor EXTRACTOR = EntityExtractor.english();

    @Test
    void namesAreFoundWithTheirPlaces() {
        String text = "Angela Merkel flew from Berlin to Lisbon.";

        List<Entity> entities = entities(text);

        assertThat(entities)
                .extracting(Entity::id)
                .containsExactly("person:angela-merkel", "location:berlin", "location:lisbon");
        assertThat(entities.getLast().mentions()).containsExactly(new Mention(34, 40, "Lisbon"));
    }

    @Test
    void surnameAloneIsLinkedToTheFullName() {
        String text =
                "Governor Maria Delgado spoke in Lima. Delgado promised roads. Voters like Delgado.";

        assertThat(mentions(text, "person:maria-delgado"))
                .containsExactly("Maria Delgado", "Delgado", "Delgado");
    }

    @Test
    void firstWordIsLinkedTooAsInKoreanNames() {
        String text = "South Korea's Kim Yong Nam spoke on Friday. Later Kim left for Seoul.";

        assertThat(mentions(text, "person:kim-yong-nam")).containsExactly("Kim Yong Nam", "Kim");
    }

    @Test
    void surnameThatTwoPersonsBearIsLinkedToNeither() {
        String text =
                "Peter Hansen met Laura Hansen in Oslo on Monday. Hansen had called for the talks.";

        assertThat(mentions(text, "person:hansen")).containsExactly("Hansen");
    }

    @Test
    void middleNamesDoNotMakeAnotherPerson() {
        String text =
                "Senator John Fitzgerald Miller arrived. John Miller, of Ohio, spoke first. Miller"
                        + " then left.";

        assertThat(mentions(text, "person:john-fitzgerald-miller"))
                .containsExactly("John Fitzgerald Miller", "John Miller", "Miller");
    }

    @Test
    void hyphenatedPairOfPersonsIsSplit() {
        String text =
                "President Emmanuel Macron met Chancellor Olaf Scholz in Paris. Macron and Scholz"
                        + " ate. The Macron-Scholz dinner lasted hours.";

        assertThat(mentions(text, "person:emmanuel-macron"))
                .containsExactly("Emmanuel Macron", "Macron", "Macron");
        assertThat(mentions(text, "person:olaf-scholz"))
                .containsExactly("Olaf Scholz", "Scholz", "Scholz");
    }

    @Test
    void pairsInBothOrdersAreSplit() {
        String text =
                "Emmanuel Macron met Olaf Scholz in Paris. The Macron-Scholz dinner lasted hours."
                        + " The Scholz-Macron talks go on.";

        assertThat(mentions(text, "person:emmanuel-macron"))
                .containsExactly("Emmanuel Macron", "Macron", "Macron");
        assertThat(mentions(text, "person:olaf-scholz"))
                .containsExactly("Olaf Scholz", "Scholz", "Scholz");
    }

    @Test
    void hyphenatedNameOfOnePersonStaysWhole() {
        assertThat(mentions("Jean-Luc Moreau sang in Lyon.", "person:jean-luc-moreau"))
                .containsExactly("Jean-Luc Moreau");
    }

    @Test
    void pieceOfAFullNameIsLinkedToIt() {
        String text =
                "Kim Yong Nam came to Seoul. Later Kim Yong went to bed, and Kim slept. Aides of"
                        + " Yong Nam said so.";

        assertThat(mentions(text, "person:kim-yong-nam"))
                .containsExactly("Kim Yong Nam", "Kim Yong", "Kim", "Yong Nam");
    }

    @Test
    void nameInCapitalsIsLinkedToTheFullName() {
        String text =
                "MERKEL TO VISIT LISBON IN SPRING\n\nAngela Merkel will visit Lisbon, aides said.";

        assertThat(mentions(text, "person:angela-merkel"))
                .containsExactly("MERKEL", "Angela Merkel");
    }

    @Test
    void sameIdsStandForTheSameInEveryArticle() {
        assertThat(entities("“Zoë O’Brien won,” said the U.S. team."))
                .extracting(Entity::id)
                .containsExactly("person:zoe-obrien", "location:united-states");
        assertThat(entities("Zoe O'Brien left the United States."))
                .extracting(Entity::id)
                .containsExactly("person:zoe-obrien", "location:united-states");
    }

    @Test
    void datelineAndTheNameBehindItAreTwo() {
        assertThat(entities("N'DJAMENA - Chad accused rebels in Sudan."))
                .extracting(Entity::id)
                .containsExactly("location:ndjamena", "location:chad", "location:sudan");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Kim - - Bank of –", "Bank of / - Bank of", "London Bank of - / İstanbul"})
    void severalSeparatorsInARowPartNamesLikeOne(String text) {
        assertThat(entities(text)).noneMatch(entity -> entity.name().matches("[-/–] .*"));
    }

    @Test
    void headlineInTitleCaseIsReadLikeASentence() {
        String text =
                "Brazil Invites Pedro Alvarez to Lisbon Again After Long Quarrel\n\n"
                        + "Brazil has invited Pedro Alvarez to meet in Lisbon, officials said.";

        assertThat(mentions(text, "person:pedro-alvarez"))
                .containsExactly("Pedro Alvarez", "Pedro Alvarez");
        assertThat(entities(text))
                .extracting(Entity::id)
                .containsExactlyInAnyOrder(
                        "location:brazil", "person:pedro-alvarez", "location:lisbon");
    }

    @Test
    void countryHasOneIdAndItsCodeUnderAllItsNames() {
        String text =
                "The United States and Britain signed. U.S. officials said the U.K. and the USA"
                        + " were pleased.";

        List<Entity> entities = entities(text);

        assertThat(entities)
                .extracting(Entity::id, Entity::country)
                .containsExactlyInAnyOrder(
                        Assertions.tuple("location:united-states", "US"),
                        Assertions.tuple("location:united-kingdom", "GB"));
        assertThat(mentions(text, "location:united-states"))
                .containsExactly("United States", "U.S.", "USA");
    }

    @Test
    void ambiguousCountryIsDecidedByTheArticle() {
        String country =
                "Protesters in Georgia marched through Tbilisi towards the old parliament.";
        String state = "Voters in Georgia queued in Atlanta and Savannah to choose a senator.";

        assertThat(country(country, "location:georgia")).isEqualTo("GE");
        assertThat(country(state, "location:georgia")).isNull();
        assertThat(entities("Michael Jordan joined the Bulls, and Jordan scored."))
                .extracting(Entity::type)
                .doesNotContain(Type.LOCATION);
    }

    @Test
    void placeOfTheNameIsTheCountryUnlessTheArticleDeniesIt() {
        assertThat(country("Jordan and Egypt signed a pact on gas.", "location:jordan"))
                .isEqualTo("JO");
        assertThat(country("Officials in Chad did not comment.", "location:chad")).isEqualTo("TD");
        assertThat(country("The ferry left Turkey for Italy on Monday.", "location:turkey"))
                .isEqualTo("TR");
        assertThat(entities("Chad Miller sang on Friday. Chad said he was happy."))
                .extracting(Entity::id)
                .containsExactly("person:chad-miller");
        assertThat(
                        entities(
                                "Families ate less turkey this year. Turkey prices rose in Kansas"
                                        + " before Thanksgiving."))
                .extracting(Entity::id)
                .containsExactly("location:kansas");
    }

    @Test
    void countryOfTwoThatShareANameIsToldByTheArticle() {
        String text =
                "Rebels took Goma, in the Democratic Republic of Congo. Congo's army withdrew.";

        assertThat(mentions(text, "location:democratic-republic-of-congo"))
                .containsExactly("Democratic Republic of Congo", "Congo");
        assertThat(country("Congo held a vote in Brazzaville.", "location:republic-of-the-congo"))
                .isEqualTo("CG");
    }

    @Test
    void countryInCapitalsIsTheSameCountry() {
        String text =
                "STRIKE SHUTS BIGGEST CAR PLANT IN MEXICO\n\nWorkers in Mexico left their plant.";

        assertThat(mentions(text, "location:mexico")).containsExactly("MEXICO", "Mexico");
        assertThat(country(text, "location:mexico")).isEqualTo("MX");
    }

    @Test
    void acronymStandsForTheNameThatItWasIntroducedWith() {
        String text =
                "The West African Power Pool Agency (WAPPA) met in Accra. WAPPA will build lines.";

        assertThat(mentions(text, "organization:west-african-power-pool-agency"))
                .containsExactly("West African Power Pool Agency", "WAPPA", "WAPPA");
    }

    @Test
    void shortFormMayStandInQuotesOrBeforeItsNameOrBehindOr() {
        assertThat(
                        mentions(
                                "The Baltic Fishing Council (“BFC”) met. The BFC sets quotas.",
                                "organization:baltic-fishing-council"))
                .containsExactly("Baltic Fishing Council", "BFC", "BFC");
        assertThat(
                        mentions(
                                "The BFC (Baltic Fishing Council) met. The BFC sets quotas.",
                                "organization:baltic-fishing-council"))
                .containsExactly("BFC", "Baltic Fishing Council", "BFC");
        assertThat(
                        mentions(
                                "The Baltic Fishing Council, or BFC, met. The BFC sets quotas.",
                                "organization:baltic-fishing-council"))
                .containsExactly("Baltic Fishing Council", "BFC", "BFC");
    }

    @Test
    void shortFormThatEverybodyKnowsNeedsNoIntroduction() {
        String text = "The United Nations called for calm. The U.N. will send envoys, the UN said.";

        assertThat(mentions(text, "organization:united-nations"))
                .containsExactly("United Nations", "U.N.", "UN");
    }

    @Test
    void headNounMakesAnOrganizationOfTheWordsAroundIt() {
        assertThat(entities("He praised the success of the Farmers’ Party of Bolivia."))
                .extracting(Entity::type, Entity::name)
                .containsExactly(Assertions.tuple(Type.ORGANIZATION, "Farmers’ Party of Bolivia"));
    }

    @Test
    void placeAndItsRegionAreOneName() {
        String text = "Troops left the Belgorod region on Monday.";

        assertThat(mentions(text, "location:belgorod-region")).containsExactly("Belgorod region");
    }

    @Test
    void descriptionDecidesTheType() {
        String text =
                "Borlanka, a small village near the coast, was flooded. People fled Borlanka.";

        assertThat(mentions(text, "location:borlanka")).hasSize(2);
    }

    @Test
    void namesWithSlashesBetweenThemAreSeveral() {
        assertThat(entities("Engineers of Siemens / Alstom / Bosch met."))
                .extracting(Entity::name)
                .containsExactly("Siemens", "Alstom", "Bosch");
    }

    @Test
    void ownerAndWhatItOwnsAreTwoNames() {
        assertThat(entities("They met at New York City's Carnegie Hall."))
                .extracting(Entity::name)
                .containsExactly("New York City", "Carnegie Hall");
    }

    @Test
    void placesOfSeveralWordsAreWhole() {
        String text =
                "He moved from Frankfurt am Main to Bosnia and Herzegovina and the Isle of Man.";

        assertThat(entities(text))
                .extracting(Entity::name, Entity::country)
                .containsExactly(
                        Assertions.tuple("Frankfurt am Main", null),
                        Assertions.tuple("Bosnia and Herzegovina", "BA"),
                        Assertions.tuple("Isle of Man", "IM"));
    }

    @Test
    void publisherThatAsksToBeFollowedIsAnOrganization() {
        assertThat(
                        mentions(
                                "Follow Harbour Insider on Google News",
                                "organization:harbour-insider"))
                .containsExactly("Harbour Insider");
    }

    @Test
    void seatOfPowerThatSpeaksIsAnOrganization() {
        assertThat(mentions("The Kremlin denied the report.", "organization:kremlin"))
                .containsExactly("Kremlin");
    }

    @Test
    void rocketIsNoPerson() {
        assertThat(entities("Engineers rolled out a new rocket, Marina, on Sunday.")).isEmpty();
    }

    @Test
    void rocketIsNoPersonBeforeItsKindEither() {
        assertThat(entities("The Karina rocket rose from its pad at dawn.")).isEmpty();
    }

    @Test
    void channelIsAnOrganization() {
        assertThat(entities("Varigrad, a Russian channel, showed the tape."))
                .extracting(Entity::type)
                .containsExactly(Type.ORGANIZATION);
    }

    @Test
    void regionIsFoundByItsHeadAlone() {
        assertThat(mentions("Fighting went on in the Vordak region.", "location:vordak-region"))
                .containsExactly("Vordak region");
    }

    @Test
    void factoryIsFoundByItsHeadWhereTheRecognizerDoubts() {
        assertThat(entities("Workers are trained at the Alvanga complex, officials said."))
                .extracting(Entity::type, Entity::name)
                .containsExactly(Assertions.tuple(Type.ORGANIZATION, "Alvanga"));
    }

    @Test
    void loneNameBesideATownIsATown() {
        String text =
                "Drones struck the ports of Odessa and Nikolaev overnight. In Nikolaev, two people"
                        + " died.";

        assertThat(mentions(text, "location:nikolaev")).containsExactly("Nikolaev", "Nikolaev");
    }

    @Test
    void surnameIsFoundWhereTheRecognizerMissesIt() {
        String text =
                "Gary Player won in Ohio. The prize went to Player, though the rules say that it"
                        + " must not.";

        assertThat(mentions(text, "person:gary-player")).containsExactly("Gary Player", "Player");
    }

    @Test
    void namesGoOnOverTheEndsOfLinesOfOneWidth() {
        String text =
                """
                Lines of this text are as long as they may be and not longer, so Angela
                Merkel stands at the end of one and at the beginning of another, as does
                what follows. Nobody who reads the whole would think of two persons here
                because the line had no more room for the name.
                Peter Hansen said so.
                """;

        assertThat(mentions(text, "person:angela-merkel")).containsExactly("Angela\nMerkel");
        assertThat(mentions(text, "person:peter-hansen")).containsExactly("Peter Hansen");
    }

    @Test
    void wordOfATitleInQuotesIsNoPlace() {
        assertThat(entities("The band then played \"Farewell to Odessa\" once more.")).isEmpty();
    }

    @Test
    void mentionIsFoundWhereverTheTextRepeatsTheName() {
        String text =
                "Sanna Virtanen runs the plant. On Monday Sanna Virtanen resigned.\n\n"
                        + "Sanna Virtanen";

        assertThat(mentions(text, "person:sanna-virtanen")).hasSize(3);
    }

    @Test
    void salienceCountsTitleAndBodyOnly() {
        String text = "Lagos floods\n\nFloods hit Lagos. Help came from Accra.\n\nOslo";
        List<Segment> segments =
                List.of(
                        new Segment(0, 14, Role.TITLE),
                        new Segment(14, 55, Role.BODY),
                        new Segment(55, text.length(), Role.BOILERPLATE));

        List<Entity> entities =
                EXTRACTOR.extract(text, segments, EntityExtractor.TOKEN_BUDGET).entities();

        assertThat(salience(entities, "location:lagos"))
                .isGreaterThan(salience(entities, "location:accra"));
        assertThat(salience(entities, "location:accra")).isPositive();
        assertThat(salience(entities, "location:oslo")).isZero();
    }

    @Test
    void textBeyondTheBudgetIsNotReadAndThatIsSaid() {
        String text = "Paris is old.\n".repeat(50) + "Then came Angela Merkel.\n".repeat(5);

        EntityExtractor.Found found = EXTRACTOR.extract(text, List.of(), 100);

        assertThat(found.truncated()).isTrue();
        assertThat(found.entities()).extracting(Entity::id).containsExactly("location:paris");
        assertThat(EXTRACTOR.extract(text, List.of(), 10_000).truncated()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a", "A", ".", "<", "(", "\"", "'", "-", "a.", "A-B ", "U.S. ", "\n", "@a.", "1,"
            })
    void aMegabyteOfNonsenseIsReadInSeconds(String unit) {
        String text = unit.repeat((1 << 20) / unit.length());

        org.junit.jupiter.api.Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(60),
                () -> EXTRACTOR.extract(text, List.of(), EntityExtractor.TOKEN_BUDGET));
    }

    @Test
    void oneExtractorServesManyThreads() {
        String text = "Angela Merkel flew from Berlin to Lisbon. Merkel met Bosch managers.";
        List<Entity> expected = entities(text);

        List<List<Entity>> found =
                IntStream.range(0, 64).parallel().mapToObj(_ -> entities(text)).toList();

        assertThat(found).allMatch(expected::equals);
    }

    private static List<Entity> entities(String text) {
        List<Segment> body = List.of(new Segment(0, text.length(), Role.BODY));
        return EXTRACTOR.extract(text, body, EntityExtractor.TOKEN_BUDGET).entities();
    }

    private static List<String> mentions(String text, String id) {
        List<String> mentions = new ArrayList<>();
        for (Entity entity : entities(text)) {
            if (entity.id().equals(id)) {
                entity.mentions().forEach(mention -> mentions.add(mention.text()));
            }
        }
        return mentions;
    }

    private static String country(String text, String id) {
        return entities(text).stream()
                .filter(entity -> entity.id().equals(id))
                .findAny()
                .orElseThrow()
                .country();
    }

    private static double salience(List<Entity> entities, String id) {
        return entities.stream()
                .filter(entity -> entity.id().equals(id))
                .findAny()
                .orElseThrow()
                .salience();
    }
}
