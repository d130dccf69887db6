package org.dateline.training;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.dateline.events.Entity.Type;

/// Lines of tables, results, credits and datelines as agencies set them, filled with names that the
/// teacher found in the text: running text has hardly any of them.
final class Tables {

    /// `P`, `O` and `L` are names, `T` a team, half of them called by their town, `N` a news
    // agency,
    /// `S` a surname, `A` a short name in capitals; `C` a place and `U` a team in capitals; `#` is
    // a
    /// small number, `%` a share, `$` a price, `~` a time. All else is as it stands.
    private static final List<String> LAYOUTS =
            List.of(
                    "T # T #",
                    "T # , T #",
                    "T # T # ; T # T #",
                    "T # T # ( halftime # - # )",
                    "T # ( S # , S # ) T # ( S # )",
                    "T # ( S # pen ) , T # . Attendance : ##,###",
                    "T # # # # # # #",
                    "# . T # # # # #",
                    "T ## ## .### -",
                    "U ## ## .### # 1/2",
                    "U AT U",
                    "U # T # ( 10 innings )",
                    "T at T",
                    "T v T",
                    "T - P # , P # ; T - S #",
                    "T : P ; P , P , P ; S , S",
                    "T # all out ( S # ; S #-## )",
                    "T beat T # - #",
                    "T lost # - # to T",
                    "L # C , L # C , L # C",
                    "L sunny # #",
                    "Scorers : S # , S # , S #",
                    "Scorers : T - S # ; T - S # , S #",
                    "Goals : S # , S # ; S #",
                    "Booked : S , S",
                    "# . P ( L ) ~",
                    "# . P ( L ) #",
                    "# P ( L ) # #",
                    "# P ( L ) # # , P ( L ) # #",
                    "# . P ( L / O ) ~",
                    "# - P ( L ) beat # - P ( L ) # - # # - #",
                    "P ( L ) beat P ( L ) # - # # - #",
                    "P , L , # - # , # - #",
                    "# - P , # - P , # - P",
                    "Replacements : P , P , P",
                    "Referee : P ( L )",
                    "O $ %",
                    "O $ + %",
                    "O $ - %",
                    "O rose % , O fell %",
                    "P ( A ) %",
                    "P ( O ) % , P ( A ) %",
                    "x - P ( A ) #",
                    "C , L ( N ) -",
                    "C , L — ( N )",
                    "C ( N ) -",
                    "C — P",
                    "C -",
                    "By P",
                    "By P and P",
                    "( N )",
                    "( Reporting by P ; editing by P )",
                    "( Reporting by P and P in L ; Editing by P )",
                    "Additional reporting by P in L",
                    "Photo : P / N",
                    "P / N");

    private static final List<String> AGENCIES =
            List.of(
                    "Reuters",
                    "REUTERS",
                    "AP",
                    "Associated Press",
                    "AFP",
                    "Agence France-Presse",
                    "UPI",
                    "dpa",
                    "DPA",
                    "PA",
                    "Xinhua",
                    "TASS",
                    "Interfax",
                    "Bloomberg",
                    "ANSA",
                    "EFE",
                    "Kyodo",
                    "Yonhap",
                    "PTI",
                    "IANS",
                    "ANI",
                    "Anadolu",
                    "CNN",
                    "BBC",
                    "NPR",
                    "Getty Images",
                    "IRNA",
                    "MNA",
                    "Antara",
                    "Lusa",
                    "Belga",
                    "AAP");

    private static final int FEWEST = 5;
    private static final int LONGEST_NAME = 3;

    private final Random random;
    private final int linesOfEach;
    private final List<List<String>> persons = new ArrayList<>();
    private final List<List<String>> organizations = new ArrayList<>();
    private final List<List<String>> places = new ArrayList<>();

    /// @param linesOfEach layout
    Tables(long seed, int linesOfEach) {
        this.random = new Random(seed);
        this.linesOfEach = linesOfEach;
    }

    void addTo(TrainingText text) {
        collect(text);
        if (persons.isEmpty() || organizations.isEmpty() || places.isEmpty()) {
            return;
        }
        for (int i = 0; i < linesOfEach; i++) {
            for (String layout : LAYOUTS) {
                Line line = new Line();
                for (String piece : layout.split(" ")) {
                    add(piece, line);
                }
                text.add(line.words, line.labels());
            }
        }
    }

    /// Names that the teacher found, and was sure of, some times.
    private void collect(TrainingText text) {
        Map<List<String>, int[]> found = new HashMap<>();
        text.forEachName(
                0,
                text.sentences(),
                (start, end, label) -> {
                    if (end - start <= LONGEST_NAME) {
                        List<String> name = new ArrayList<>(LONGEST_NAME);
                        for (int k = start; k < end; k++) {
                            name.add(text.spelling(k));
                        }
                        int[] counts =
                                found.computeIfAbsent(name, _ -> new int[Type.values().length]);
                        counts[Labels.type(label).ordinal()]++;
                    }
                });
        found.entrySet().stream()
                .filter(entry -> entry.getKey().stream().allMatch(Tables::isNameLike))
                .sorted(
                        (a, b) ->
                                String.join(" ", a.getKey())
                                        .compareTo(String.join(" ", b.getKey())))
                .forEach(entry -> keep(entry.getKey(), entry.getValue()));
    }

    private static boolean isNameLike(String word) {
        return word.length() > 1
                && Character.isUpperCase(word.charAt(0))
                && word.chars().allMatch(c -> Character.isLetter(c) || c == '.' || c == '\'');
    }

    private void keep(List<String> name, int[] counts) {
        int all = counts[0] + counts[1] + counts[2];
        for (Type type : Type.values()) {
            int count = counts[type.ordinal()];
            if (count < FEWEST || count * 10 < all * 9) {
                continue;
            }
            switch (type) {
                case PERSON -> {
                    if (name.size() > 1) {
                        persons.add(name);
                    }
                }
                case ORGANIZATION -> organizations.add(name);
                case LOCATION -> places.add(name);
            }
        }
    }

    private void add(String piece, Line line) {
        switch (piece) {
            case "P" -> line.add(any(persons), Type.PERSON);
            case "S" -> line.add(List.of(any(persons).getLast()), Type.PERSON);
            case "O" -> line.add(any(organizations), Type.ORGANIZATION);
            case "L" -> line.add(any(places), Type.LOCATION);
            case "C" -> line.add(inCapitals(any(places)), Type.LOCATION);
            case "T" -> line.add(team(), Type.ORGANIZATION);
            case "U" -> line.add(inCapitals(team()), Type.ORGANIZATION);
            case "N" ->
                    line.add(
                            List.of(AGENCIES.get(random.nextInt(AGENCIES.size())).split(" ")),
                            Type.ORGANIZATION);
            case "A" -> line.add(List.of(shortName()), Type.ORGANIZATION);
            case "#" ->
                    line.add(Integer.toString(random.nextInt(random.nextInt(4) == 0 ? 400 : 20)));
            case "$" -> line.add(random.nextInt(900) + "." + (10 + random.nextInt(90)));
            case "%" -> {
                line.add(random.nextInt(70) + "." + random.nextInt(10));
                line.add(random.nextBoolean() ? "%" : "percent");
            }
            case "~" -> {
                line.add(random.nextInt(60) + "." + (10 + random.nextInt(90)));
                if (random.nextBoolean()) {
                    line.add("seconds");
                }
            }
            default -> line.add(piece.contains("#") ? numbered(piece) : piece);
        }
    }

    private String numbered(String piece) {
        StringBuilder text = new StringBuilder();
        for (char c : piece.toCharArray()) {
            text.append(c == '#' ? (char) ('0' + random.nextInt(10)) : c);
        }
        return text.toString();
    }

    private List<String> team() {
        return any(random.nextBoolean() ? organizations : places);
    }

    private static List<String> inCapitals(List<String> name) {
        return name.stream().map(word -> word.toUpperCase(Locale.ROOT)).toList();
    }

    private String shortName() {
        StringBuilder name = new StringBuilder();
        int letters = 2 + random.nextInt(3);
        for (int i = 0; i < letters; i++) {
            name.append((char) ('A' + random.nextInt(26)));
        }
        return name.toString();
    }

    private List<String> any(List<List<String>> names) {
        return names.get(random.nextInt(names.size()));
    }

    /// A line that is being written.
    private static final class Line {

        private final List<String> words = new ArrayList<>();
        private final List<Byte> allowed = new ArrayList<>();

        void add(String word) {
            words.add(word);
            allowed.add(Labels.NONE);
        }

        void add(List<String> name, Type type) {
            for (String word : name) {
                words.add(word);
                allowed.add(Labels.of(type));
            }
        }

        byte[] labels() {
            byte[] labels = new byte[allowed.size()];
            for (int i = 0; i < labels.length; i++) {
                labels[i] = allowed.get(i);
            }
            return labels;
        }
    }
}
