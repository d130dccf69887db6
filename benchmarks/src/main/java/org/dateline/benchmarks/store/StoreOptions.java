package org.dateline.benchmarks.store;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Options of every command that stores generated articles.
public final class StoreOptions {

    @Option(
            names = "--bulk-above",
            defaultValue = "100000",
            paramLabel = "N",
            description =
                    "Above this number, articles are short and bulk-loaded, without entities, dates"
                            + " and pairs (${DEFAULT-VALUE}).")
    long bulkAbove;

    @Option(
            names = "--batch",
            defaultValue = "200",
            paramLabel = "N",
            description = "Articles per batch (${DEFAULT-VALUE}, as in the service).")
    int batch;

    @Option(
            names = "--family",
            defaultValue = "0",
            paramLabel = "N",
            description =
                    "Of the articles, so many are near-copies of one story, spread evenly; not of"
                            + " those loaded in bulk (${DEFAULT-VALUE}).")
    long family;

    @Option(names = "--seed", defaultValue = "1", description = "Random seed (${DEFAULT-VALUE}).")
    long seed;

    @Option(
            names = "--postgres",
            paramLabel = "PARAMETER=VALUE",
            description = "PostgreSQL parameter to override; may be repeated.")
    List<String> parameters = new ArrayList<>();

    @Option(
            names = "--folder",
            paramLabel = "DIR",
            description =
                    "Working folder, which keeps enriched articles for the next run (default: a temporary"
                            + " folder, deleted afterwards).")
    @Nullable Path folder;

    @Option(
            names = "--keep",
            description =
                    "Keep the database in the working folder, too; the next run with --keep stores only what is"
                            + " missing.")
    boolean keep;

    @Option(
            names = "--json",
            paramLabel = "FILE",
            description = "Also write the figures to this file.")
    @Nullable Path json;
}
