package org.dateline.enrichment.segments;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.dateline.events.Segment;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SegmenterTest {

    private static final Segmenter SEGMENTER = Segmenter.load();

    private static final String LEDE =
            "The harbour town of Eastmere opened its new bridge on Monday, four years later than"
                    + " planned and with twice the crowd that the council had hoped for.";
    private static final String SECOND =
            "Engineers had to begin the northern pier again after a storm carried away its scaffolding,"
                    + " and the ferry company went to court over the loss of its licence.";
    private static final String THIRD =
            "Tolls will be charged from next spring, the council said, and lorries may cross only"
                    + " between six in the morning and ten at night.";

    @Nested
    class Titles {

        @Test
        void firstLineThatReadsAsAHeadlineIsTheTitle() {
            assertThat(parts("Eastmere Bridge Opens After Four Years", LEDE, SECOND))
                    .containsExactly(
                            "TITLE Eastmere Bridge Opens After Four Years",
                            "BODY " + LEDE + "\n\n" + SECOND);
        }

        @Test
        void storyWithoutHeadlineHasNoTitle() {
            assertThat(parts(LEDE, SECOND)).containsExactly("BODY " + LEDE + "\n\n" + SECOND);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "Will the Eastmere bridge ever pay for itself?",
                    "Bridge opens in the U.S.",
                    "‘It was worth the wait’: Eastmere gets its bridge",
                    "Eastmere, Norham and Sandwick to share one bridge",
                    "Bridge",
                    "10 things to know about the Eastmere bridge",
                })
        void headlinesTakeManyForms(String headline) {
            assertThat(parts(headline, LEDE)).first().isEqualTo("TITLE " + headline);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "The bridge is open.",
                    "The council said so on Monday: the bridge, at last, is open. Nobody cheered",
                    "and so the bridge was opened",
                    "Dear readers,",
                })
        void sentencesAreNotHeadlines(String sentence) {
            assertThat(parts(sentence, LEDE)).noneMatch(part -> part.startsWith("TITLE"));
        }

        @Test
        void declaredTitleIsFoundInTheTextWhateverItsForm() {
            String text = "The bridge is open.\n\n" + LEDE;

            assertThat(
                            SEGMENTER
                                    .segment(text, "“The Bridge  Is Open”")
                                    .segments()
                                    .getFirst()
                                    .role())
                    .isEqualTo(Segment.Role.TITLE);
        }

        @Test
        void titleSaidAgainBeforeTheStoryIsARepetition() {
            assertThat(parts("Eastmere Bridge Opens", "EASTMERE BRIDGE OPENS", LEDE))
                    .containsExactly(
                            "TITLE Eastmere Bridge Opens",
                            "REPEAT EASTMERE BRIDGE OPENS",
                            "BODY " + LEDE);
        }

        @Test
        void headlineOverTwoLinesIsOneTitle() {
            assertThat(parts("Eastmere Opens Its Bridge After Four Years of\nDelay", LEDE))
                    .first()
                    .isEqualTo("TITLE Eastmere Opens Its Bridge After Four Years of\nDelay");
        }

        @Test
        void sectionNameAboveTheHeadlineIsNotTheTitle() {
            assertThat(parts("World News", "Eastmere Bridge Opens", LEDE))
                    .containsExactly(
                            "BOILERPLATE World News",
                            "TITLE Eastmere Bridge Opens",
                            "BODY " + LEDE);
        }
    }

    @Nested
    class Headers {

        @Test
        void machineMadeDateBeforeTheHeadlineIsAHeader() {
            assertThat(of(" date 2024-02-29 Eastmere Bridge Opens\n\n" + LEDE))
                    .containsExactly(
                            "HEADER date 2024-02-29",
                            "TITLE Eastmere Bridge Opens",
                            "BODY " + LEDE);
        }

        @Test
        void machineMadeDateBeforeTheStoryIsAHeader() {
            assertThat(of(" date 2024-02-29 " + LEDE))
                    .containsExactly("HEADER date 2024-02-29", "BODY " + LEDE);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "date: 2024-02-29T10:00:00Z ",
                    "published 29.02.2024 ",
                    "timestamp 2024-02-29 10:00 ",
                })
        void headerDatesTakeSeveralForms(String header) {
            assertThat(of(header + LEDE))
                    .containsExactly("HEADER " + header.strip(), "BODY " + LEDE);
        }

        @Test
        void fieldsAboveTheStoryAreAHeaderAndNameTheTitle() {
            String text =
                    "URL: https://example.org/bridge\nAuthor: Mia Holt\nTitle: Eastmere Bridge"
                            + " Opens\n\n"
                            + LEDE;

            assertThat(of(text))
                    .containsExactly(
                            "HEADER URL: https://example.org/bridge\nAuthor: Mia Holt\nTitle:",
                            "TITLE Eastmere Bridge Opens",
                            "BODY " + LEDE);
        }

        @Test
        void sentencesThatBeginWithThoseWordsAreNoHeader() {
            String sentence =
                    "date 2024 as the year of the bridge, the council told its archivist.";

            assertThat(of(sentence + "\n\n" + LEDE))
                    .containsExactly("BODY " + sentence + "\n\n" + LEDE);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    TIMESTAMP | Updated at: 06.22.2024
                    TIMESTAMP | Last updated: 3 June 2024, 10:15 a.m. EST
                    TIMESTAMP | Published on Tuesday, June 4, 2024
                    TIMESTAMP | Posted 2 hours ago
                    TIMESTAMP | June 4, 2024
                    TIMESTAMP | Tuesday 4 June 2024 09:30 BST
                    TIMESTAMP | 2024-06-04 09:30
                    TIMESTAMP | Updated on June 4, 2024 at 3:05 pm
                    BYLINE | By Mia Holt
                    BYLINE | By MIA HOLT and PETER VAN DER BERG, Associated Press Writer
                    BYLINE | By Mia Holt in Eastmere
                    BYLINE | (Reporting by Mia Holt in Eastmere; Editing by Peter Lund)
                    BYLINE | Additional reporting by Peter Lund.
                    BYLINE | Mia Holt contributed to this report.
                    CAPTION | Photo: The bridge on its first morning
                    CAPTION | The bridge on its first morning. (AP Photo/Mia Holt)
                    CAPTION | FILE PHOTO: Workers stand on the northern pier, March 2023. REUTERS/Mia Holt
                    CAPTION | Image source, Getty Images
                    CAPTION | A ferry passes under the bridge. Photograph: Mia Holt/Getty Images
                    CAPTION | The mayor cuts the ribbon on Monday. Mia Holt/AFP via Getty Images
                    TAGS | Tags: bridges, Eastmere, ferries
                    TAGS | Filed under: Transport
                    TAGS | #Eastmere #bridge
                    BOILERPLATE | Follow The Eastmere Post on Google News
                    BOILERPLATE | Sign up for our weekly newsletter and never miss a story.
                    BOILERPLATE | Read more: How the old ferry sank
                    BOILERPLATE | © 2024 The Eastmere Post. All rights reserved.
                    BOILERPLATE | Copyright 2024 The Eastmere Post
                    BOILERPLATE | Advertisement
                    BOILERPLATE | Share this article
                    BOILERPLATE | This article was originally published by The Eastmere Post.
                    BOILERPLATE | Our Standards: The Thomson Reuters Trust Principles.
                    BOILERPLATE | 4 min read
                    """)
    void lineBetweenParagraphsShowsItsRoleByItself(String role, String line) {
        assertThat(parts("Eastmere Bridge Opens", LEDE, line, SECOND))
                .containsExactly(
                        "TITLE Eastmere Bridge Opens",
                        "BODY " + LEDE,
                        role + " " + line,
                        "BODY " + SECOND);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "By Tuesday the queue was two miles long, and the council had called the police.",
                "Published in 2019, the report that began it all is out of print and much missed.",
                "Updated rules for lorries will be shown to the council when it meets in October.",
                "Follow the road to the north, the sign says, and the ferry will take you across.",
                "The photo by her bed showed the old ferry, with her father waving from its stern.",
                "Copyright in the design of the bridge belongs to the engineer's widow, a judge ruled.",
                "Read alone, the report is dull; read with the minutes it is a scandal, he wrote.",
                "Save for two gulls, nobody was on the bridge when the first lorry came across it.",
                "Getty Images said it had bought no picture of the opening, and wanted none either.",
            })
    void sentencesThatResembleCuesStayBody(String sentence) {
        assertThat(parts("Eastmere Bridge Opens", LEDE, sentence, SECOND))
                .containsExactly(
                        "TITLE Eastmere Bridge Opens",
                        "BODY " + LEDE + "\n\n" + sentence + "\n\n" + SECOND);
    }

    @Test
    void bylineAndTimeOnOneLineAreTwoParts() {
        assertThat(parts("Eastmere Bridge Opens", "By Mia Holt | Updated June 4, 2024", LEDE))
                .containsExactly(
                        "TITLE Eastmere Bridge Opens",
                        "BYLINE By Mia Holt |",
                        "TIMESTAMP Updated June 4, 2024",
                        "BODY " + LEDE);
    }

    @Test
    void lineUnderTheBylineBelongsToIt() {
        assertThat(of("Eastmere Bridge Opens\nBy MIA HOLT\nAssociated Press Writer\n\n" + LEDE))
                .containsExactly(
                        "TITLE Eastmere Bridge Opens",
                        "BYLINE By MIA HOLT",
                        "BYLINE Associated Press Writer",
                        "BODY " + LEDE);
    }

    @Nested
    class Datelines {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "EASTMERE, Sept. 13 (Reuters) – ",
                    "EASTMERE, England (AP) — ",
                    "EASTMERE (AP) -- ",
                    "NEW YORK, Nov. 3 - ",
                    "MOSCOW, November 10. /TASS/. ",
                    "BEIJING/SEOUL, June 4 (Reuters) - ",
                    "LONDON — ",
                    "WASHINGTON, D.C. (CNN) — ",
                    "(Reuters) - ",
                    "Eastmere (CNN) — ",
                    "Seoul, Sept. 13 (Yonhap) -- ",
                    "SEOUL, 13 September 2023 (AFP) – ",
                })
        void placeDateAndAgencyBeforeTheStoryAreADateline(String dateline) {
            assertThat(parts("Bridge Opens After Four Years", dateline + LEDE))
                    .containsExactly(
                            "TITLE Bridge Opens After Four Years",
                            "DATELINE " + dateline.strip(),
                            "BODY " + LEDE);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "NATO — which paid for the pier — ",
                    "EASTMERE council workers — forty of them — ",
                    "Monday — a holiday — ",
                    "A bridge - any bridge - ",
                    "The mayor (a Liberal) - ",
                })
        void dashesInTheFirstSentenceAreNoDateline(String beginning) {
            assertThat(
                            parts(
                                    "Bridge Opens After Four Years",
                                    beginning + "was late that day. " + LEDE))
                    .noneMatch(part -> part.startsWith("DATELINE"));
        }

        @Test
        void datelineMayStandOnALineOfItsOwn() {
            assertThat(parts("NAIROBI, Kenya (AP) _", LEDE))
                    .containsExactly("DATELINE NAIROBI, Kenya (AP) _", "BODY " + LEDE);
        }
    }

    @Nested
    class Headings {

        @Test
        void shortLinesBeforeParagraphsAreHeadings() {
            assertThat(
                            parts(
                                    "Eastmere Bridge Opens",
                                    LEDE,
                                    "A Long Wait",
                                    SECOND,
                                    "What it will cost",
                                    THIRD))
                    .containsExactly(
                            "TITLE Eastmere Bridge Opens",
                            "BODY " + LEDE,
                            "HEADING A Long Wait",
                            "BODY " + SECOND,
                            "HEADING What it will cost",
                            "BODY " + THIRD);
        }

        @Test
        void listInTheStoryIsNoRowOfHeadings() {
            String list =
                    "Cars: two pounds\nLorries: nine pounds\nCoaches: six pounds\nBicycles: free";

            assertThat(parts("Eastmere Bridge Opens", LEDE, list, SECOND))
                    .noneMatch(part -> part.startsWith("HEADING"));
        }

        @Test
        void lineUnderTheHeadlineIsAHeading() {
            assertThat(parts("Eastmere Bridge Opens", "Council celebrates, ferry sues", LEDE))
                    .containsExactly(
                            "TITLE Eastmere Bridge Opens",
                            "HEADING Council celebrates, ferry sues",
                            "BODY " + LEDE);
        }
    }

    @Nested
    class PullQuotesAndRepetitions {

        private static final String QUOTE =
                "“We were promised a crossing, and at last there is one that nobody can drown on.”";

        @Test
        void quotationWithRoomAroundItIsAPullQuote() {
            assertThat(parts("Bridge Opens", LEDE, SECOND, "\n" + QUOTE, THIRD))
                    .contains("PULL_QUOTE " + QUOTE);
        }

        @Test
        void quotationAtTheEndOfTheStoryIsAPullQuote() {
            assertThat(parts("Bridge Opens", LEDE, SECOND, QUOTE, "Updated at: 06.22.2024"))
                    .contains("PULL_QUOTE " + QUOTE);
        }

        @Test
        void quotationWithItsSpeakerBelowIsAPullQuote() {
            assertThat(parts("Bridge Opens", LEDE, QUOTE, "— Ana Ruiz, mayor", SECOND))
                    .contains("PULL_QUOTE " + QUOTE, "PULL_QUOTE — Ana Ruiz, mayor");
        }

        @Test
        void quotationThatTheStoryHoldsAsWellIsAPullQuote() {
            String speech =
                    "“It is late,” said Ana Ruiz, the mayor. “Nobody will drown on this crossing"
                            + " again.”";
            String again = "\"Nobody will drown on this crossing again.\"";

            assertThat(parts("Bridge Opens", LEDE, speech, again, SECOND))
                    .contains("PULL_QUOTE " + again);
        }

        @Test
        void speechInTheStoryIsBody() {
            String before = "“It is late, but it is here,” said Ana Ruiz, the mayor, on Monday.";

            assertThat(parts("Bridge Opens", LEDE, before, QUOTE, SECOND))
                    .noneMatch(part -> part.startsWith("PULL_QUOTE"));
        }

        @Test
        void repeatedParagraphIsMarkedWhateverItsQuotationMarks() {
            String first = "Nobody asked the ferry’s “last captain” what he thought of the bridge.";
            String again =
                    "Nobody asked the ferry's \"last captain\" what he thought of the bridge.";

            assertThat(parts("Bridge Opens", LEDE, first, SECOND, again))
                    .containsExactly(
                            "TITLE Bridge Opens",
                            "BODY " + LEDE + "\n\n" + first + "\n\n" + SECOND,
                            "REPEAT " + again);
        }

        @Test
        void summaryUnderTheHeadlineIsTheRepetitionAndTheStoryKeepsItsOwn() {
            assertThat(parts("Bridge Opens", SECOND, LEDE, SECOND, THIRD))
                    .containsExactly(
                            "TITLE Bridge Opens",
                            "REPEAT " + SECOND,
                            "BODY " + LEDE + "\n\n" + SECOND + "\n\n" + THIRD);
        }

        @Test
        void shortAnswersMayBeGivenTwice() {
            assertThat(
                            parts(
                                    "Questions to the Mayor",
                                    LEDE,
                                    "“No,” she said.",
                                    SECOND,
                                    "“No,” she said."))
                    .noneMatch(part -> part.startsWith("REPEAT"));
        }
    }

    @Nested
    class Tails {

        @Test
        void namesOfTheStoryInAListAtItsEndAreTags() {
            assertThat(
                            parts(
                                    "Eastmere Bridge Opens",
                                    LEDE,
                                    SECOND,
                                    "Eastmere\nnew bridge\nferry company"))
                    .last()
                    .isEqualTo("TAGS Eastmere\nnew bridge\nferry company");
        }

        @Test
        void namesBetweenCommasAreTags() {
            assertThat(
                            parts(
                                    "Eastmere Bridge Opens",
                                    LEDE,
                                    SECOND,
                                    "Eastmere, New Bridge, Ferry Company"))
                    .last()
                    .isEqualTo("TAGS Eastmere, New Bridge, Ferry Company");
        }

        @Test
        void headlineAndStoryAfterTheTagsAreAnotherArticle() {
            String other = "Ferry Company Loses Its Case\n\nThe judge took an hour to dismiss it …";

            assertThat(parts("Bridge Opens", LEDE, SECOND, "Eastmere\nbridge\nferry", other))
                    .last()
                    .isEqualTo("OTHER_ARTICLE " + other);
        }

        @Test
        void headlineWithAStoryCutOffAfterItsEndIsAnotherArticle() {
            String other =
                    "Ferry Company Loses Its Case\n\nThe judge took an hour to dismiss it […]";

            assertThat(parts("Bridge Opens", LEDE, SECOND, "Updated at: 06.22.2024", other))
                    .last()
                    .isEqualTo("OTHER_ARTICLE " + other);
        }

        @Test
        void storyThatIsItselfCutOffAfterAHeadingIsOneArticle() {
            assertThat(parts("Bridge Opens", LEDE, "A Long Wait", SECOND + " The court …"))
                    .noneMatch(part -> part.startsWith("OTHER_ARTICLE"));
        }
    }

    @Nested
    class Layouts {

        @Test
        void linesBrokenByHandAreOneParagraph() {
            String text =
                    """
                    Eastmere Bridge Opens After Four Years

                    The harbour town of Eastmere opened its new bridge on Monday, four
                    years later than planned and with twice the crowd that the council
                    had hoped for. Engineers had to begin the northern pier again after a
                    storm carried away its scaffolding, and the ferry company went to
                    court over the loss of its licence.

                    A Long Wait

                    Tolls will be charged from next spring, the council said, and lorries
                    may cross only between six in the morning and ten at night. Nobody
                    knows yet what the ferry's crew will do, and few on the quay expect
                    that any of them will stay in town.
                    """;

            assertThat(of(text).stream().map(part -> part.substring(0, part.indexOf(' '))))
                    .containsExactly("TITLE", "BODY", "HEADING", "BODY");
        }

        @Test
        void windowsLineEndsMakeNoDifference() {
            String text = "Bridge Opens\n\n" + LEDE + "\n\nA Long Wait\n\n" + SECOND;

            assertThat(of(text.replace("\n", "\r\n")).stream().map(part -> part.split(" ")[0]))
                    .containsExactlyElementsOf(
                            of(text).stream().map(part -> part.split(" ")[0]).toList());
        }

        @Test
        void scriptsWithoutSpacesAreMeasuredByTheirLetters() {
            String headline = "新大桥终于开通";
            String story = "港口城市东湖的新大桥于星期一开通，比计划晚了四年，到场人数是市议会预期的两倍。";

            assertThat(parts(headline, story))
                    .containsExactly("TITLE " + headline, "BODY " + story);
        }

        @Test
        void textOfBlanksIsBody() {
            assertThat(SEGMENTER.segment(" \n\n ", null).segments())
                    .containsExactly(new Segment(0, 4, Segment.Role.BODY));
            assertThat(SEGMENTER.segment("", null).segments()).isEmpty();
        }
    }

    private static List<String> parts(String... paragraphs) {
        return of(String.join("\n\n", paragraphs));
    }

    private static List<String> of(String text) {
        return SEGMENTER.segment(text, null).segments().stream()
                .map(
                        segment ->
                                segment.role()
                                        + " "
                                        + text.substring(segment.start(), segment.end()).strip())
                .toList();
    }
}
