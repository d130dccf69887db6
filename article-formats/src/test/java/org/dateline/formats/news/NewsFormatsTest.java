package org.dateline.formats.news;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.dateline.events.Declared;
import org.dateline.events.Declared.Date.Kind;
import org.dateline.formats.Beginning;
import org.dateline.formats.Formats;
import org.dateline.formats.Step;
import org.dateline.formats.Steps;
import org.junit.jupiter.api.Test;

class NewsFormatsTest {

    private static final String ITEM =
            """
            <newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:newsml:wire.example:1"
                version="3" standard="NewsML-G2" standardversion="2.30" xml:lang="en-GB">
              <catalogRef href="http://www.iptc.org/std/catalog/IPTC-G2-Standards_27.xml"/>
              <rightsInfo><copyrightHolder literal="Wire"/></rightsInfo>
              <itemMeta>
                <itemClass qcode="ninat:text"/>
                <provider qcode="nprov:W"><name>Harbour Wire</name></provider>
                <versionCreated>2025-06-11T12:00:00+02:00</versionCreated>
                <firstCreated>2025-06-10T09:00:00+02:00</firstCreated>
                <embargoed>2025-06-10T18:00:00+02:00</embargoed>
                <pubStatus qcode="stat:usable"/>
              </itemMeta>
              <contentMeta>
                <language tag="en"/>
                <subject type="cpnat:abstract" qcode="medtop:1"><name>transport</name></subject>
                <slugline separator="-">FERRY-LATE</slugline>
                <headline>Ferry <em>leaves</em> late &amp; full</headline>
                <by>By Ann Smith</by>
                <description role="drol:summary">A ferry left late.</description>
              </contentMeta>
              <contentSet>
                <inlineXML contenttype="application/xhtml+xml">
                  <html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head><body>
                    <p>The ferry left on Monday.</p><h2>Late</h2><p>It was <b>full</b>.</p>
                    <figure><figcaption>A picture</figcaption></figure></body></html>
                </inlineXML>
              </contentSet>
            </newsItem>
            """;

    private static final String STORY =
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <!DOCTYPE nitf SYSTEM "http://www.nitf.org/IPTC/NITF/3.4/specification/dtd/nitf-3-4.dtd">
            <nitf>
              <head>
                <title>Fallback</title>
                <docdata management-status="embargoed">
                  <doc-id regsrc="wire.example" id-string="wire-7"/>
                  <date.issue norm="20250610T090000Z"/>
                  <date.release norm="20250610T180000Z"/>
                  <doc.copyright holder="Harbour Wire" year="2025"/>
                  <key-list><keyword key="ferry"/><keyword key="port"/></key-list>
                </docdata>
                <revision-history norm="20250611T090000Z"/>
                <pubdata name="Harbour Post" date.publication="20250612" position.section="Local"/>
              </head>
              <body>
                <body.head>
                  <hedline><hl1>Ferry leaves late</hl1><hl2>Again</hl2></hedline>
                  <byline>By <person>Ann Smith</person><byttl>Staff</byttl></byline>
                  <dateline><location>HARBOUR</location><story.date norm="20250610"/></dateline>
                  <abstract><p>Late again.</p></abstract>
                </body.head>
                <body.content>
                  <block><p>The ferry left on Monday.</p><hl2>Late</hl2>
                    <media><media-caption>A picture</media-caption></media>
                    <p>It was full.</p></block>
                </body.content>
              </body>
            </nitf>
            """;

    @Test
    void itemOfNewsMlDeclaresByItsMetadata() throws IOException {
        Step.Article article = article(ITEM);

        assertThat(article.text()).isEqualTo("The ferry left on Monday.\n\nLate\n\nIt was full.");
        assertThat(article.mediaType()).isEqualTo("application/vnd.iptc.g2.newsitem+xml");
        assertThat(article.declared())
                .isEqualTo(
                        new Declared(
                                null,
                                "urn:newsml:wire.example:1",
                                "Ferry leaves late & full",
                                List.of("Ann Smith"),
                                new Declared.Published("2025-06-10T09:00:00+02:00", "firstCreated"),
                                "en",
                                "Harbour Wire",
                                List.of(
                                        new Declared.Date(
                                                "2025-06-10T09:00:00+02:00",
                                                Kind.PUBLISHED,
                                                "firstCreated"),
                                        new Declared.Date(
                                                "2025-06-11T12:00:00+02:00",
                                                Kind.MODIFIED,
                                                "versionCreated"),
                                        new Declared.Date(
                                                "2025-06-10T18:00:00+02:00",
                                                Kind.OTHER,
                                                "embargoed")),
                                "A ferry left late.",
                                List.of("transport", "FERRY-LATE"),
                                null));
    }

    @Test
    void eachItemOfAMessageIsAnArticleAndABrokenOneCostsItself() throws IOException {
        String message =
                "<newsMessage xmlns='http://iptc.org/std/nar/2006-10-01/'><header/><itemSet>"
                        + ITEM
                        + ITEM.replace("</firstCreated>", "")
                        + "<packageItem guid='p'/>"
                        + ITEM
                        + "</itemSet></newsMessage>";

        List<Step> steps = steps(message);

        assertThat(steps).hasSize(4);
        assertThat(steps.get(0)).isInstanceOf(Step.Article.class);
        assertThat(steps.get(1)).isInstanceOf(Step.Broken.class);
        assertThat(steps.get(2)).isInstanceOf(Step.Article.class);
    }

    @Test
    void itemMayHoldPlainTextOrNitf() throws IOException {
        String plain =
                ITEM.replaceAll(
                        "(?s)<inlineXML.*</inlineXML>",
                        "<inlineData contenttype='text/plain'>A &lt;plain> text.</inlineData>");
        String nitf =
                ITEM.replaceAll(
                        "(?s)<html.*</html>",
                        "<nitf><body><body.content><p>In NITF.</p></body.content></body></nitf>");

        assertThat(article(plain).text()).isEqualTo("A <plain> text.");
        assertThat(article(nitf).text()).isEqualTo("In NITF.");
    }

    @Test
    void newVersionIsTheSameArticle() throws IOException {
        String corrected =
                ITEM.replace("version=\"3\"", "version=\"4\"").replace("Monday", "Sunday");

        assertThat(article(corrected).declared().guid()).isEqualTo(article(ITEM).declared().guid());
    }

    @Test
    void storyInNitfDeclaresByItsHead() throws IOException {
        Step.Article article = article(STORY);

        assertThat(article.text()).isEqualTo("The ferry left on Monday.\n\nLate\n\nIt was full.");
        assertThat(article.mediaType()).isEqualTo("text/vnd.IPTC.NITF");
        assertThat(article.declared())
                .isEqualTo(
                        new Declared(
                                null,
                                "wire-7",
                                "Ferry leaves late",
                                List.of("Ann Smith"),
                                new Declared.Published("20250610T090000Z", "date.issue"),
                                null,
                                "Harbour Post",
                                List.of(
                                        new Declared.Date(
                                                "20250610T090000Z", Kind.PUBLISHED, "date.issue"),
                                        new Declared.Date(
                                                "20250612", Kind.PUBLISHED, "date.publication"),
                                        new Declared.Date(
                                                "20250611T090000Z",
                                                Kind.MODIFIED,
                                                "revision-history"),
                                        new Declared.Date(
                                                "20250610T180000Z", Kind.OTHER, "date.release"),
                                        new Declared.Date(
                                                "20250610", Kind.PUBLISHED, "story.date")),
                                "Late again.",
                                List.of("ferry", "port"),
                                "Local"));
    }

    @Test
    void bothAreToldByTheirRootWhateverTheirName() {
        assertThat(new Formats().of(new Beginning("a.xml", ITEM.getBytes(UTF_8))))
                .contains(new NewsMl());
        assertThat(new Formats().of(new Beginning("a.xml", STORY.getBytes(UTF_8))))
                .contains(new Nitf());
    }

    @Test
    void storyThatIsCutOffIsNoArticle() throws IOException {
        assertThat(steps(STORY.substring(0, STORY.indexOf("It was"))).getLast())
                .isInstanceOf(Step.Unusable.class);
    }

    private static Step.Article article(String file) throws IOException {
        Step step = steps(file).getFirst();
        assertThat(step).isInstanceOf(Step.Article.class);
        return (Step.Article) step;
    }

    private static List<Step> steps(String file) throws IOException {
        byte[] bytes = file.getBytes(UTF_8);
        return Steps.of(new Formats().of(new Beginning("a.xml", bytes)).orElseThrow(), bytes);
    }
}
