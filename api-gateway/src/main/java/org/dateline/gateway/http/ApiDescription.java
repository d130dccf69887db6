package org.dateline.gateway.http;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.dateline.events.ArticleEnriched;
import org.dateline.events.ArticleStored;
import org.dateline.events.DateMention;
import org.dateline.events.Enrichment;
import org.dateline.events.Entity;
import org.dateline.events.Fingerprint;
import org.dateline.events.Language;
import org.dateline.events.PublicationDate;
import org.dateline.events.Segment;
import org.dateline.events.Source;
import org.dateline.events.Title;
import org.dateline.gateway.comparison.Block;
import org.dateline.gateway.postgres.ArticleDocument;
import org.dateline.gateway.postgres.ArticlePage;
import org.dateline.gateway.postgres.ArticleSummary;
import org.dateline.gateway.postgres.Buckets;
import org.dateline.gateway.postgres.ClaimReceipt;
import org.dateline.gateway.postgres.EntityCount;
import org.dateline.gateway.postgres.EntityPage;
import org.dateline.gateway.postgres.Snippet;
import org.dateline.gateway.postgres.Stats;
import org.dateline.gateway.query.ArticleQuery;
import org.dateline.gateway.parameters.BadParameter;
import org.dateline.gateway.query.EntityQuery;
import org.dateline.gateway.query.Histogram;
import org.dateline.gateway.parameters.Parameter;
import org.dateline.gateway.receipt.FileReceipt;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/// Completes the OpenAPI document with what annotations can't take from the code: the parameters
/// that queries are read from, which fields may be missing or null, and the problems.
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class ApiDescription implements OASFilter {

    private static final Map<String, List<Parameter>> PARAMETERS =
            Map.of(
                    "listArticles", ArticleQuery.PARAMETERS,
                    "listArticlesOfEntity", ArticleQuery.PARAMETERS,
                    "countArticles", Histogram.PARAMETERS,
                    "countArticlesOfEntity", Histogram.PARAMETERS,
                    "listDuplicates", ArticleResource.DUPLICATES,
                    "listFiles", FileResource.PARAMETERS,
                    "getClaim", ClaimResource.PARAMETERS,
                    "listEntities", EntityQuery.PARAMETERS);

    /// Records whose fields are always there, and null where nothing is known.
    private static final List<Class<? extends Record>> OURS =
            List.of(
                    ArticlePage.class,
                    ArticleSummary.class,
                    ArticleSummary.Publication.class,
                    ArticleSummary.TopEntity.class,
                    Snippet.class,
                    Snippet.Match.class,
                    Buckets.class,
                    Buckets.Bucket.class,
                    EntityPage.class,
                    EntityCount.class,
                    Stats.class,
                    ArticleDocument.Copy.class,
                    ArticleDocument.Member.class,
                    ArticleDocument.RevisionOf.class,
                    ArticleDocument.RevisionText.class,
                    ArticleDocument.SeenIn.class,
                    ArticleDocument.SharedPassage.class,
                    Block.class,
                    Block.Part.class,
                    ComparedTexts.class,
                    ComparedTexts.Compared.class,
                    DuplicateList.class,
                    Erased.class,
                    Erased.KeptFile.class,
                    RevisionList.class,
                    Trace.class,
                    Trace.Way.class,
                    BadParameter.class);

    /// Records whose fields are left out where nothing is known.
    private static final List<Class<? extends Record>> EVENTS =
            List.of(
                    ArticleEnriched.class,
                    ArticleStored.class,
                    ClaimReceipt.class,
                    ClaimReceipt.OneRecord.class,
                    ClaimReceipt.Step.class,
                    DateMention.class,
                    Enrichment.class,
                    FileReceipt.class,
                    FileResource.FileList.class,
                    Entity.class,
                    Entity.Mention.class,
                    Fingerprint.class,
                    Language.class,
                    PublicationDate.class,
                    PublicationDate.Alternative.class,
                    Segment.class,
                    Source.class,
                    Title.class,
                    Problem.class);

    @Override
    public void filterOpenAPI(OpenAPI api) {
        Map<String, Schema> schemas =
                Objects.requireNonNull(api.getComponents(), "no components").getSchemas();
        OURS.forEach(type -> describe(schemas, type, true));
        EVENTS.forEach(type -> describe(schemas, type, false));
        for (PathItem path : api.getPaths().getPathItems().values()) {
            path.getOperations().values().forEach(ApiDescription::complete);
        }
    }

    private static void describe(
            Map<String, Schema> schemas, Class<? extends Record> type, boolean nulls) {
        Schema schema = schemas.get(type.getSimpleName());
        if (schema == null || schema.getProperties() == null) {
            return;
        }
        List<String> required = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            Schema property = schema.getProperties().get(component.getName());
            boolean nullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
            if (property != null && (nulls || !nullable)) {
                required.add(component.getName());
            }
            if (property != null && nulls && nullable) {
                schema.addProperty(component.getName(), orNull(property));
            }
        }
        schema.setRequired(required);
    }

    private static Schema orNull(Schema property) {
        if (property.getRef() != null) {
            return OASFactory.createSchema()
                    .addAnyOf(property)
                    .addAnyOf(OASFactory.createSchema().addType(Schema.SchemaType.NULL));
        }
        return property.addType(Schema.SchemaType.NULL);
    }

    private static void complete(Operation operation) {
        String id = Optional.ofNullable(operation.getOperationId()).orElse("");
        for (Parameter parameter : PARAMETERS.getOrDefault(id, List.of())) {
            operation.addParameter(described(parameter));
        }
        if (!id.equals("streamArticles")) {
            operation.getResponses().addAPIResponse("429", tooManyRequests());
        }
        operation.getResponses().addAPIResponse("default", problem());
    }

    private static org.eclipse.microprofile.openapi.models.parameters.Parameter described(
            Parameter parameter) {
        Schema text = OASFactory.createSchema().addType(Schema.SchemaType.STRING);
        parameter.choices().forEach(text::addEnumeration);
        Schema schema =
                parameter.repeatable()
                        ? OASFactory.createSchema().addType(Schema.SchemaType.ARRAY).items(text)
                        : text;
        return OASFactory.createParameter()
                .name(parameter.name())
                .in(org.eclipse.microprofile.openapi.models.parameters.Parameter.In.QUERY)
                .description(parameter.description())
                .example(parameter.example())
                .schema(schema);
    }

    private static APIResponse tooManyRequests() {
        return problem()
                .description(
                        "This client has too many requests in progress and waiting; all programs"
                                + " of one machine count as one client")
                .addHeader(
                        "Retry-After",
                        OASFactory.createHeader()
                                .description("After how many seconds to ask again")
                                .schema(
                                        OASFactory.createSchema()
                                                .addType(Schema.SchemaType.INTEGER)));
    }

    private static APIResponse problem() {
        return OASFactory.createAPIResponse()
                .description("A problem, as RFC 9457 describes it")
                .content(
                        OASFactory.createContent()
                                .addMediaType(
                                        Problem.MEDIA_TYPE,
                                        OASFactory.createMediaType()
                                                .schema(OASFactory.createSchema().ref("Problem"))));
    }
}
