package org.dateline.gateway.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.dateline.gateway.filter.ArticleFilter;
import org.dateline.gateway.parameters.Parameter;
import org.dateline.gateway.query.ArticleQuery;
import org.dateline.gateway.query.EntityQuery;
import org.dateline.gateway.query.ExportQuery;
import org.dateline.gateway.query.FacetQuery;
import org.dateline.gateway.query.Histogram;
import org.dateline.gateway.query.NameQuery;
import org.dateline.gateway.query.TimelineQuery;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.RecordComponentInfo;
import org.jspecify.annotations.Nullable;

/// Completes the OpenAPI document with what annotations can't take from the code: the parameters
/// that queries are read from, which fields may be missing or null, and the problems.
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class ApiDescription implements OASFilter {

    private static final Map<String, List<Parameter>> PARAMETERS =
            Map.ofEntries(
                    Map.entry("listArticles", ArticleResource.LIST),
                    Map.entry("listArticlesOfEntity", ArticleQuery.PARAMETERS),
                    Map.entry("getArticle", ArticleJson.PARAMETERS),
                    Map.entry("countArticles", ArticleFilter.PARAMETERS),
                    Map.entry("countArticlesByDate", Histogram.PARAMETERS),
                    Map.entry("countArticlesOfEntity", Histogram.PARAMETERS),
                    Map.entry("countFacets", FacetQuery.PARAMETERS),
                    Map.entry("listDuplicates", ArticleResource.DUPLICATES),
                    Map.entry("listFiles", FileResource.PARAMETERS),
                    Map.entry("streamArticles", ArticleFilter.PARAMETERS_OF_EACH),
                    Map.entry("submitFile", UploadResource.FILE),
                    Map.entry("getClaim", ClaimResource.PARAMETERS),
                    Map.entry("listPublishers", NameQuery.PARAMETERS),
                    Map.entry("listLanguages", NameQuery.PARAMETERS),
                    Map.entry("exportArticles", ExportQuery.PARAMETERS),
                    Map.entry("listTimeline", TimelineQuery.PARAMETERS),
                    Map.entry("listEntities", EntityQuery.PARAMETERS));

    private static final DotName NULLABLE = DotName.createSimple(Nullable.class);
    private static final DotName JSON_INCLUDE = DotName.createSimple(JsonInclude.class);
    private static final String OURS = "org.dateline.";

    /// Whose fields are left out where nothing is known, as those with the annotation.
    private static final String EVENTS = "org.dateline.events.";

    private final Map<String, List<ClassInfo>> records;

    /// @param classes every class of the application
    public ApiDescription(IndexView classes) {
        records =
                classes.getKnownClasses().stream()
                        .filter(ClassInfo::isRecord)
                        .filter(type -> type.name().toString().startsWith(OURS))
                        .collect(Collectors.groupingBy(ClassInfo::simpleName));
    }

    @Override
    public void filterOpenAPI(OpenAPI api) {
        Map<String, Schema> schemas =
                Objects.requireNonNull(api.getComponents(), "no components").getSchemas();
        schemas.forEach(this::describe);
        Objects.requireNonNull(api.getComponents()).addSchema("Total", total());
        for (PathItem path : api.getPaths().getPathItems().values()) {
            path.getOperations().values().forEach(ApiDescription::complete);
        }
    }

    private void describe(String name, Schema schema) {
        record(name, schema).ifPresent(type -> describe(schema, type));
    }

    /// The record that a schema is of: names may be numbered where several have the same.
    private Optional<ClassInfo> record(String name, Schema schema) {
        Set<String> properties =
                schema.getProperties() == null ? Set.of() : schema.getProperties().keySet();
        return records.getOrDefault(name.replaceFirst("\\d+$", ""), List.of()).stream()
                .filter(type -> properties.equals(names(type)))
                .findFirst();
    }

    private static Set<String> names(ClassInfo type) {
        return type.recordComponents().stream()
                .map(RecordComponentInfo::name)
                .collect(Collectors.toSet());
    }

    private static void describe(Schema schema, ClassInfo type) {
        boolean leftOut =
                type.name().toString().startsWith(EVENTS)
                        || type.hasDeclaredAnnotation(JSON_INCLUDE);
        List<String> required = new ArrayList<>();
        for (RecordComponentInfo component : type.unsortedRecordComponents()) {
            boolean nullable = component.type().hasAnnotation(NULLABLE);
            // an annotation that is for no component is on its field
            boolean maybe = type.field(component.name()).hasAnnotation(JSON_INCLUDE);
            if (!maybe && (!leftOut || !nullable)) {
                required.add(component.name());
            }
            Schema property = schema.getProperties().get(component.name());
            if (!leftOut && nullable && property != null) {
                schema.addProperty(component.name(), orNull(property));
            }
        }
        schema.setRequired(required);
    }

    private static Schema total() {
        return OASFactory.createSchema()
                .description("How many there are: a number, or where counting stopped")
                .addOneOf(OASFactory.createSchema().addType(Schema.SchemaType.INTEGER))
                .addOneOf(
                        OASFactory.createSchema()
                                .addType(Schema.SchemaType.OBJECT)
                                .addProperty(
                                        "atLeast",
                                        OASFactory.createSchema()
                                                .addType(Schema.SchemaType.INTEGER))
                                .required(List.of("atLeast")));
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
