package org.dateline.training;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dateline.events.Entity.Type;
import org.jspecify.annotations.Nullable;

/// Corrects the teacher where a document says by itself what a name is: `Ten Masked Men (formed in
/// 1994) was a British death metal band …`. The name has that label there and wherever else the
/// document spells it the same.
final class Definitions {

    /// Labels of what is no name of the three types, such as a film's.
    private static final byte NONE = 1;

    private static final int LONGEST_NAME = 7;
    private static final int LONGEST_ASIDE = 40;
    private static final int LONGEST_KIND = 9;

    private static final Map<String, Byte> KINDS =
            Stream.of(
                            kinds(
                                    bit(Type.PERSON),
                                    """
                                    actor actress activist accountant admiral anthropologist archaeologist archbishop
                                    architect artist astronaut astronomer athlete attorney author bassist baseballer
                                    biochemist biologist bishop botanist bowler boxer broadcaster(p) businessman
                                    businesswoman businessperson cardinal cartoonist chef chemist choreographer
                                    cinematographer clergyman coach comedian comedienne composer conductor cricketer
                                    criminal critic cyclist dancer designer diplomat director dramatist driver drummer
                                    economist editor educator engineer entrepreneur essayist executive explorer fencer
                                    filmmaker financier footballer general geographer geologist golfer governor
                                    guitarist gymnast historian hurdler illustrator inventor investor jockey journalist
                                    judge jurist keyboardist lawyer lawmaker librarian linguist lyricist magistrate
                                    mathematician mayor merchant meteorologist minister missionary monk
                                    mountaineer musician musicologist naturalist neuroscientist novelist nun nurse
                                    officer painter pastor philanthropist philosopher photographer physician physicist
                                    pianist pilot player playwright poet politician preacher president priest princess
                                    producer professor programmer psychiatrist psychologist publicist rabbi racer rapper
                                    referee reporter researcher rower sailor saxophonist scholar scientist screenwriter
                                    sculptor senator singer skater skier sociologist soldier solicitor songwriter
                                    soprano sprinter statesman surgeon swimmer teacher tenor theologian translator
                                    trumpeter umpire violinist vocalist wrestler writer zoologist goalkeeper midfielder
                                    defender striker forward quarterback pitcher outfielder jumper thrower canoeist
                                    biathlete bobsledder weightlifter judoka triathlete nobleman noblewoman
                                    congressman congresswoman spokesman spokeswoman spokesperson
                                    """),
                            kinds(
                                    bit(Type.ORGANIZATION),
                                    """
                                    agency airline alliance association authority bank band broadcaster brewery
                                    brotherhood bureau business charity choir church(o) club coalition college
                                    commission committee company confederation conglomerate congregation consortium
                                    consultancy cooperative corporation council court(o) dealership department duo
                                    employer ensemble enterprise faculty federation firm foundation fraternity
                                    franchise fund insurer institute institution label laboratory league(o) legislature
                                    lender library(o) manufacturer maker militia ministry nonprofit network(o)
                                    non-profit orchestra organisation organization parliament party publisher quartet
                                    quintet regiment battalion brigade division squadron retailer school secretariat
                                    seminary service(o) society sorority start-up startup studio subsidiary
                                    supermarket team theatre(o) trio union university utility airlines distributor
                                    supplier provider developer(o) carmaker automaker chain operator
                                    """),
                            kinds(
                                    bit(Type.LOCATION),
                                    """
                                    airport archipelago area barangay bay beach borough canton cape canyon capital city
                                    commune community(l) constituency(x) continent country county crater creek dam desert
                                    district emirate glacier governorate hamlet harbor harbour hill hills island islet
                                    islands kingdom lagoon lake locality mountain mountains municipality nation neighborhood
                                    neighbourhood oblast peak peninsula place plateau port prefecture province
                                    quarter(x) raion reef region republic reservoir resort river road(l) sea settlement
                                    shire state strait stream street suburb summit territory town township
                                    tributary valley village volcano voivodeship waterfall
                                    """),
                            kinds(
                                    NONE,
                                    """
                                    album single song ep film movie novel novella comic manga anime sitcom soundtrack
                                    musical opera ballet poem book episode miniseries drama documentary videogame game
                                    ship frigate destroyer submarine cruiser battleship yacht steamship schooner
                                    aircraft helicopter airliner locomotive missile rifle car automobile motorcycle
                                    painting sculpture play(x) software browser species genus disease drug
                                    programming tournament trophy award prize medal mixtape remix videotape
                                    """))
                    .flatMap(map -> map.entrySet().stream())
                    .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    /// Words behind which nothing more belongs to what something is called.
    private static final Set<String> ENDS =
            Set.of(
                    "of",
                    "in",
                    "at",
                    "on",
                    "by",
                    "for",
                    "from",
                    "with",
                    "who",
                    "which",
                    "that",
                    "to",
                    "and",
                    "or",
                    "near",
                    "whose",
                    "where",
                    "as",
                    "between",
                    "under",
                    "since",
                    "until",
                    "during",
                    "about",
                    "within",
                    "along",
                    "based",
                    "located",
                    "situated",
                    "founded",
                    "formed",
                    "headquartered",
                    "established",
                    "created",
                    "owned",
                    "operated",
                    "released",
                    "written",
                    "directed",
                    "published",
                    "produced",
                    "recorded",
                    "performed",
                    "starring",
                    "known",
                    "born",
                    "currently",
                    "formerly",
                    "serving",
                    "specializing",
                    "specialising",
                    "featuring",
                    "dedicated",
                    "is",
                    "was",
                    "has",
                    "had",
                    "will");

    private static final Set<String> INSIDE =
            Set.of(
                    "of", "the", "and", "for", "de", "la", "le", "du", "des", "von", "van", "der",
                    "den", "da", "do", "dos", "di", "del", "al", "el", "bin", "ibn", "e", "y", "&",
                    "-", "'s", "'", ".", "!", "in", "at", "on", "to", "a");

    private final TrainingText text;
    private final Set<String> oftenSmall = new HashSet<>();
    private int found;
    private int changed;

    Definitions(TrainingText text) {
        this.text = text;
        int[] counts = new int[text.spellings().size()];
        for (int i = 0; i < text.tokens(); i++) {
            counts[text.word(i)]++;
        }
        Map<String, Integer> small = new HashMap<>();
        Map<String, Integer> large = new HashMap<>();
        for (int word = 0; word < counts.length; word++) {
            String spelling = text.spellings().get(word);
            String lower = spelling.toLowerCase(Locale.ROOT);
            (spelling.equals(lower) ? small : large).merge(lower, counts[word], Integer::sum);
        }
        small.forEach(
                (word, count) -> {
                    if (count * 3 > large.getOrDefault(word, 0)) {
                        oftenSmall.add(word);
                    }
                });
    }

    private static byte bit(Type type) {
        return (byte) (1 << 1 + type.ordinal());
    }

    private static Map<String, Byte> kinds(byte label, String words) {
        return Stream.of(words.strip().split("\\s+"))
                .filter(word -> !word.contains("("))
                .collect(Collectors.toMap(word -> word, word -> label));
    }

    /// How many names were defined, and how many words have another label since.
    record Result(int names, int words) {

        @Override
        public String toString() {
            return String.format("%,d names, %,d words changed", names, words);
        }
    }

    Result apply() {
        for (int document = 0; document < text.documents(); document++) {
            int begin = text.documentStart(document);
            int end = text.documentStart(document + 1);
            for (int sentence = begin; sentence < end; sentence++) {
                read(sentence, begin, end);
            }
        }
        return new Result(found, changed);
    }

    private void read(int sentence, int begin, int end) {
        int start = text.start(sentence);
        int stop = text.start(sentence + 1);
        int first = start;
        if (first < stop && (is(first, "The") || is(first, "``") || is(first, "\""))) {
            first++;
        }
        int behind = nameEnd(first, stop);
        if (behind < 0) {
            return;
        }
        int[] verb = verb(behind, stop);
        if (verb == null) {
            return;
        }
        Byte label = verb[1] == 1 ? Byte.valueOf(bit(Type.PERSON)) : kind(verb[0], stop);
        if (label == null) {
            return;
        }
        found++;
        label(first, behind, label, begin, end);
    }

    private int nameEnd(int first, int stop) {
        int i = first;
        int last = -1;
        boolean certain = false;
        while (i < stop && i - first < LONGEST_NAME) {
            String word = text.spelling(i);
            if (isCapital(word) || (i > first && Character.isDigit(word.charAt(0)))) {
                certain |= !oftenSmall.contains(word.toLowerCase(Locale.ROOT));
                last = ++i;
            } else if (i > first && INSIDE.contains(word)) {
                i++;
            } else {
                break;
            }
        }
        return certain ? last : -1;
    }

    /// Where what it is begins, behind `is a`; and whether it says when someone was born.
    private int @Nullable [] verb(int from, int stop) {
        int i = from;
        boolean born = false;
        if (i < stop && (is(i, "\"") || is(i, "''"))) {
            i++;
        }
        if (i < stop && (is(i, "(") || is(i, "-LRB-"))) {
            int limit = Math.min(stop, i + LONGEST_ASIDE);
            int close = i;
            while (close < limit && !is(close, ")") && !is(close, "-RRB-")) {
                born |= is(close, "born") || is(close, "née");
                close++;
            }
            if (close == limit) {
                return null;
            }
            i = close + 1;
        }
        if (i < stop && is(i, ",")) {
            int limit = Math.min(stop, i + LONGEST_ASIDE / 2);
            int close = i + 1;
            while (close < limit && !is(close, ",")) {
                if (is(close, "is") || is(close, "was")) {
                    return null;
                }
                close++;
            }
            if (close == limit) {
                return null;
            }
            i = close + 1;
        }
        if (i >= stop || !(is(i, "is") || is(i, "was") || is(i, "are") || is(i, "were"))) {
            return null;
        }
        i++;
        if (i < stop && (is(i, "also") || is(i, "currently"))) {
            i++;
        }
        if (i + 1 < stop && (is(i, "a") || is(i, "an") || is(i, "the"))) {
            return new int[] {i + 1, born ? 1 : 0};
        }
        return null;
    }

    /// The label of what something is said to be, by the last word of it that tells.
    private @Nullable Byte kind(int from, int stop) {
        String last = "";
        for (int i = from; i < stop && i - from < LONGEST_KIND; i++) {
            String word = text.spelling(i);
            if (ENDS.contains(word)
                    || (!Character.isLetterOrDigit(word.charAt(0)) && !word.equals("-"))) {
                break;
            }
            last = word;
        }
        return KINDS.get(last);
    }

    private void label(int first, int behind, byte label, int begin, int end) {
        for (int sentence = begin; sentence < end; sentence++) {
            int stop = text.start(sentence + 1) - (behind - first);
            for (int i = text.start(sentence); i <= stop; i++) {
                if (!same(i, first, behind - first)
                        || (i != first && isPartOfMore(i, i + behind - first, sentence))
                        || (i != first && label == NONE && behind - first == 1)) {
                    continue;
                }
                for (int k = 0; k < behind - first; k++) {
                    if (text.labels(i + k) != label) {
                        changed++;
                        text.setLabels(i + k, label);
                    }
                }
                i += behind - first - 1;
            }
        }
    }

    /// Whether a longer name is there.
    private boolean isPartOfMore(int first, int behind, int sentence) {
        return (first > text.start(sentence)
                        && isCapital(text.spelling(first - 1))
                        && text.labels(first - 1) != NONE)
                || (behind < text.start(sentence + 1) && isCapital(text.spelling(behind)));
    }

    private boolean same(int at, int first, int size) {
        for (int k = 0; k < size; k++) {
            if (text.word(at + k) != text.word(first + k)) {
                return false;
            }
        }
        return true;
    }

    private boolean is(int token, String word) {
        return text.spelling(token).equals(word);
    }

    private static boolean isCapital(String word) {
        return !word.isEmpty() && Character.isUpperCase(word.charAt(0));
    }
}
