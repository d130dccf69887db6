package org.dateline.gateway.http;

import jakarta.inject.Singleton;
import java.util.List;
import org.dateline.gateway.parameters.Parameters;
import org.dateline.gateway.postgres.Entities;
import org.dateline.gateway.postgres.EntityCount;
import org.dateline.gateway.query.EntityQuery;

/// Leads from a name that someone typed to the entity that is meant.
@Singleton
final class NamedEntities {

    private static final int MAX_CHOICES = 12;

    private final Entities entities;

    NamedEntities(Entities entities) {
        this.entities = entities;
    }

    /// Those that may be meant, the most mentioned first; one where it is exactly of that name.
    List<EntityCount> called(String name) {
        List<EntityCount> all = entities.page(EntityQuery.named(name, MAX_CHOICES)).entities();
        List<EntityCount> exact =
                all.stream().filter(one -> one.name().equalsIgnoreCase(name)).toList();
        return exact.size() == 1 ? exact : all;
    }

    /// The same question with the entity instead of the name, as it stands in an address.
    static String choosing(Parameters parameters, EntityCount entity) {
        return parameters
                .query()
                .plus("entity", entity.id())
                .minus("name", parameters.text("name").orElse(""))
                .toString();
    }
}
