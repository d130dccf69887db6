package org.dateline.formats.archive;

import java.util.Optional;
import org.dateline.formats.ArticleFormat;
import org.dateline.formats.Beginning;

/// The formats that what stands in an archive may be of, archives among them.
public interface EntryFormats {

    /// How deep archives may stand within archives.
    int MOST_DEPTH = 3;

    /// Rises with the version of any of them.
    int versions();

    /// For what stands in an archive within; empty where archives are too deep within each other.
    Optional<EntryFormats> within();

    /// The format of a file; empty when there is none.
    Optional<ArticleFormat> of(Beginning file);
}
