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
                    "Beyond so many, articles are short and loaded in bulk, without entities, dates"
                            + " and pairs (${DEFAULT-VALUE}).")
    long bulkAbove;

    @Option(
            names = "--batch",
            defaultValue = "200",
            paramLabel = "N",
            description = "Articles in a batch (${DEFAULT-VALUE}, as the service polls).")
    int batch;

    @Option(
            names = "--seed",
            defaultValue = "1",
            description = "Which articles (${DEFAULT-VALUE}).")
    long seed;

    @Option(
            names = "--postgres",
            paramLabel = "PARAMETER=VALUE",
            description = "A parameter of PostgreSQL other than up sets it; may be repeated.")
    List<String> parameters = new ArrayList<>();

    @Option(
            names = "--folder",
            paramLabel = "DIR",
            description =
                    "Where everything is kept, enriched articles for the next run too; a temporary"
                            + " folder that is deleted, if none.")
    @Nullable Path folder;

    @Option(names = "--json", paramLabel = "FILE", description = "Where to write the figures, too.")
    @Nullable Path json;
}
