package org.dateline.training;

import org.dateline.training.DefinitionReader.Definition;

/// Corrects the teacher where a document says by itself what a name is. The name has that label
/// there and wherever else the document spells it the same.
final class Definitions {

    private final TrainingText text;
    private final DefinitionReader reader;
    private int found;
    private int changed;

    Definitions(TrainingText text) {
        this.text = text;
        this.reader = new DefinitionReader(text);
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
                Definition definition = reader.read(sentence);
                if (definition != null) {
                    found++;
                    label(definition, begin, end);
                }
            }
        }
        return new Result(found, changed);
    }

    /// Labels the name in all sentences of its document.
    private void label(Definition name, int begin, int end) {
        for (int sentence = begin; sentence < end; sentence++) {
            int last = text.start(sentence + 1) - name.size();
            for (int i = text.start(sentence); i <= last; i++) {
                if (same(i, name) && (i == name.start() || isSaidOf(name, i, sentence))) {
                    for (int k = 0; k < name.size(); k++) {
                        changed += text.changeLabels(i + k, name.label()) ? 1 : 0;
                    }
                    i += name.size() - 1;
                }
            }
        }
    }

    /// Whether the same words elsewhere are likely the same name: no part of a longer one, and no
    /// lone word that is also the title of a work.
    private boolean isSaidOf(Definition name, int at, int sentence) {
        int behind = at + name.size();
        boolean within =
                (at > text.start(sentence)
                                && TrainingText.isCapitalized(text.spelling(at - 1))
                                && text.labels(at - 1) != Labels.NONE)
                        || (behind < text.start(sentence + 1)
                                && TrainingText.isCapitalized(text.spelling(behind)));
        return !within && !(name.label() == Labels.NONE && name.size() == 1);
    }

    private boolean same(int at, Definition name) {
        for (int k = 0; k < name.size(); k++) {
            if (text.word(at + k) != text.word(name.start() + k)) {
                return false;
            }
        }
        return true;
    }
}
