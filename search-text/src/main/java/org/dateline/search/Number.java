package org.dateline.search;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// A number of several groups of digits, as it is being read: `1,234.56`, `3.5`, `12’000`.
@SuppressWarnings("AvoidCommonTypeNames") // no java.lang.Number is near
final class Number {

    /// What stands between groups where it says nothing of which group is the fraction.
    private static final char GAP = ' ';

    private static final int GROUP = 3;

    private final int position;
    private final int start;
    private final List<String> groups = new ArrayList<>();
    private final StringBuilder joiners = new StringBuilder();
    private int end;

    Number(String digits, int position, int start, int end) {
        this.position = position;
        this.start = start;
        this.end = end;
        groups.add(digits);
    }

    int end() {
        return end;
    }

    void add(char joiner, String digits, int end) {
        joiners.append(joiner);
        groups.add(digits);
        this.end = end;
    }

    /// The character as it joins two groups of digits; 0 when it does not.
    static char joiner(int codePoint) {
        return switch (codePoint) {
            case '.', '٫' -> '.';
            case ',', '٬', '，' -> ',';
            case '\'', '’', '\u00A0', '\u202F', '\u2009' -> GAP;
            default -> 0;
        };
    }

    /// As it is written, and without what only makes it easier to read; none for a single group.
    List<Word> words() {
        Set<String> forms = new LinkedHashSet<>();
        if (groups.size() > 1) {
            if (joiners.indexOf(String.valueOf(GAP)) < 0) {
                forms.add(written());
            }
            withoutThousands(forms);
        }
        return forms.stream()
                .map(form -> new Word(Word.Kind.NUMBER, form, position, start, end))
                .toList();
    }

    private String written() {
        StringBuilder written = new StringBuilder(groups.getFirst());
        for (int i = 1; i < groups.size(); i++) {
            written.append(joiners.charAt(i - 1)).append(groups.get(i));
        }
        return written.toString();
    }

    private void withoutThousands(Set<String> forms) {
        int same = 1;
        while (same < joiners.length() && joiners.charAt(same) == joiners.charAt(0)) {
            same++;
        }
        int whole = same + 1;
        if (groups.getFirst().length() > GROUP
                || groups.subList(1, whole).stream().anyMatch(group -> group.length() != GROUP)) {
            return;
        }
        String digits = String.join("", groups.subList(0, whole));
        if (whole == groups.size()) {
            forms.add(digits);
        } else if (whole + 1 == groups.size() && joiners.charAt(same) != GAP) {
            forms.add(digits + "." + groups.getLast());
        }
    }
}
