package org.dateline.gateway.app;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Map;
import javax.sql.DataSource;
import org.dateline.gateway.postgres.Articles;
import org.dateline.gateway.postgres.Claims;
import org.dateline.gateway.postgres.Database;
import org.dateline.gateway.postgres.Documents;
import org.dateline.gateway.postgres.Entities;
import org.dateline.gateway.postgres.Exports;
import org.dateline.gateway.postgres.Facets;
import org.dateline.gateway.postgres.Histograms;
import org.dateline.gateway.postgres.Names;
import org.dateline.gateway.postgres.Timelines;
import org.dateline.gateway.query.Cursors;
import org.dateline.gateway.receipt.FileReceipts;
import org.dateline.gateway.receipt.IngestFiles;
import org.dateline.gateway.receipt.Submissions;
import org.dateline.gateway.system.Services;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// What the gateway is made of.
final class Wiring {

    @Produces
    @Singleton
    Cursors cursors(@ConfigProperty(name = "dateline.gateway.cursor-secret") String secret) {
        return new Cursors(secret);
    }

    @Produces
    @Singleton
    Database database(DataSource dataSource) {
        return new Database(dataSource);
    }

    @Produces
    @Singleton
    Articles articles(Database database, Cursors cursors) {
        return new Articles(database, cursors);
    }

    @Produces
    @Singleton
    Documents documents(Database database) {
        return new Documents(database);
    }

    @Produces
    @Singleton
    Claims claims(Database database) {
        return new Claims(database);
    }

    @Produces
    @Singleton
    FileReceipts fileReceipts(
            @ConfigProperty(name = "dateline.ingest.url") String ingest, Claims claims) {
        return new FileReceipts(new IngestFiles(ingest), claims);
    }

    @Produces
    @Singleton
    Submissions submissions(@ConfigProperty(name = "dateline.ingest.url") String ingest) {
        return new Submissions(ingest);
    }

    @Produces
    @Singleton
    Services services(
            @ConfigProperty(name = "dateline.ingest.url") String ingest,
            @ConfigProperty(name = "dateline.enrich-url") String enrich,
            @ConfigProperty(name = "dateline.store-url") String store) {
        return new Services(
                Map.of(
                        Services.Service.INGEST, ingest,
                        Services.Service.ENRICH, enrich,
                        Services.Service.STORE, store));
    }

    @Produces
    @Singleton
    Histograms histograms(Database database) {
        return new Histograms(database);
    }

    @Produces
    @Singleton
    Facets facets(Database database) {
        return new Facets(database);
    }

    @Produces
    @Singleton
    Timelines timelines(Database database, Cursors cursors) {
        return new Timelines(database, cursors);
    }

    @Produces
    @Singleton
    Exports exports(Database database) {
        return new Exports(database);
    }

    @Produces
    @Singleton
    Names names(Database database, Cursors cursors) {
        return new Names(database, cursors);
    }

    @Produces
    @Singleton
    Entities entities(Database database, Cursors cursors) {
        return new Entities(database, cursors);
    }
}
