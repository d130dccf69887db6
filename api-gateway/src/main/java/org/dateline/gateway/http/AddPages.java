package org.dateline.gateway.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.Collectors;
import org.dateline.gateway.page.AddView;
import org.dateline.gateway.page.AddedView;
import org.dateline.gateway.parameters.Parameter;
import org.dateline.gateway.parameters.Parameters;
import org.dateline.gateway.receipt.FileReceipt;
import org.dateline.gateway.receipt.FileReceipts;
import org.dateline.gateway.receipt.IngestAwayException;
import org.dateline.gateway.receipt.Submissions;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/// The pages on which people add files and texts, and see what becomes of them.
@Path("/add")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
public class AddPages {

    /// Folder of the inbox for what is added here.
    private static final String FOLDER = "added/";

    private static final int MAX_NAME = 150;
    private static final int MAX_FILES = 20;

    private static final List<Parameter> FILES =
            List.of(
                    Parameter.repeatable(
                            "file", "The name of a file that was added.", "added/news.pdf"));

    private final Submissions submissions;
    private final FileReceipts receipts;
    private final ObjectMapper json;

    AddPages(Submissions submissions, FileReceipts receipts, ObjectMapper json) {
        this.submissions = submissions;
        this.receipts = receipts;
        this.json = json;
    }

    @CheckedTemplate
    static final class Templates {

        private Templates() {}

        static native TemplateInstance add(AddView view);

        static native TemplateInstance added(AddedView view);
    }

    /// What is sent by the form.
    public static class Form {
        @RestForm @Nullable String key;
        @RestForm @Nullable String text;
        @RestForm @Nullable String title;
        @RestForm @Nullable String publisher;
        @RestForm @Nullable String published;
        @RestForm @Nullable String url;

        @RestForm("file")
        @Nullable List<FileUpload> files;
    }

    /// Something to submit.
    private record Item(String name, String key, OptionalLong bytes, Content content) {}

    /// Opens what is submitted.
    private interface Content {
        InputStream open() throws IOException;
    }

    @GET
    @Operation(hidden = true)
    public Response add() {
        return Html.page(200, Templates.add(AddView.empty(UUID.randomUUID().toString())));
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Operation(hidden = true)
    public Response add(Form form, @Context HttpHeaders headers) throws IOException {
        String key = text(form.key).isEmpty() ? UUID.randomUUID().toString() : text(form.key);
        List<Item> items = items(form, key);
        if (items.isEmpty()) {
            return refused(400, form, key, List.of("Choose a file or paste a text."), List.of());
        }
        if (items.size() > MAX_FILES) {
            return refused(
                    400,
                    form,
                    key,
                    List.of(
                            "At most %d files at once. Drop more into the inbox."
                                    .formatted(MAX_FILES)),
                    List.of());
        }
        List<String> accepted = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (Item item : items) {
            try (InputStream content = item.content().open()) {
                switch (submissions.submit(
                        item.name(), Submitting.key(item.key(), headers), item.bytes(), content)) {
                    case Submissions.Outcome.Accepted(String file, String claim) ->
                            accepted.add(file);
                    case Submissions.Outcome.Refused(int status, String detail) ->
                            problems.add(item.name() + ": " + (detail.isBlank() ? status : detail));
                }
            } catch (IngestAwayException e) {
                problems.add(
                        item.name()
                                + ": ingest-service, which takes files, does not respond. Try"
                                + " again soon; nothing is added twice.");
            }
        }
        return problems.isEmpty()
                ? Response.seeOther(URI.create(status(accepted))).build()
                : refused(503, form, key, problems, accepted);
    }

    @GET
    @Path("/status")
    @Operation(hidden = true)
    public Response added(@Context HttpServerRequest request) {
        Parameters parameters = Parameters.ofForm(request.query(), FILES);
        List<String> names = parameters.texts("file").stream().distinct().toList();
        if (names.isEmpty()) {
            parameters.reject("file", "must be the name of a file that was added");
        } else if (names.size() > MAX_FILES) {
            parameters.reject("file", "must not be repeated more than " + MAX_FILES + " times");
        }
        parameters.requireValid();
        List<Optional<FileReceipt>> found =
                names.stream()
                        .map(
                                name ->
                                        receipts.of(name, Optional.empty()).files().stream()
                                                .findFirst())
                        .toList();
        return Html.page(
                200,
                Templates.added(
                        AddedView.of(
                                names, found, InstantSource.system().instant(), status(names))));
    }

    private List<Item> items(Form form, String key) {
        List<Item> items = new ArrayList<>();
        if (form.files != null) {
            for (FileUpload file : form.files) {
                if (!text(file.fileName()).isEmpty()) {
                    String name = name(file.fileName());
                    items.add(
                            new Item(
                                    FOLDER + name,
                                    key + "/" + items.size() + "/" + name,
                                    OptionalLong.of(file.size()),
                                    () -> Files.newInputStream(file.uploadedFile())));
                }
            }
        }
        if (!text(form.text).isEmpty()) {
            byte[] article = article(form).toString().getBytes(UTF_8);
            items.add(
                    new Item(
                            FOLDER + UUID.nameUUIDFromBytes(key.getBytes(UTF_8)) + ".json",
                            key + "/text",
                            OptionalLong.of(article.length),
                            () -> new ByteArrayInputStream(article)));
        }
        return items;
    }

    private ObjectNode article(Form form) {
        ObjectNode article = json.createObjectNode();
        put(article, "url", form.url);
        put(article, "title", form.title);
        put(article, "publisher", form.publisher);
        put(article, "published", form.published);
        put(article, "text", form.text);
        return article;
    }

    private static void put(ObjectNode article, String field, @Nullable String value) {
        if (!text(value).isEmpty()) {
            article.put(field, text(value));
        }
    }

    /// The last part of the path that a browser may send, without what an inbox does not take.
    private static String name(String given) {
        String last =
                given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1);
        String name = last.replaceAll("\\p{Cntrl}", "").strip().replaceFirst("^\\.+", "");
        if (name.isEmpty()) {
            return "file";
        }
        // its end tells the format
        return name.length() <= MAX_NAME ? name : name.substring(name.length() - MAX_NAME);
    }

    private static String status(List<String> files) {
        return files.stream()
                .map(file -> "file=" + URLEncoder.encode(file, UTF_8))
                .collect(Collectors.joining("&", "/add/status?", ""));
    }

    private static Response refused(
            int status, Form form, String key, List<String> problems, List<String> accepted) {
        return Html.page(
                status,
                Templates.add(
                        new AddView(
                                key,
                                text(form.text),
                                text(form.title),
                                text(form.publisher),
                                text(form.published),
                                text(form.url),
                                problems,
                                accepted.isEmpty() ? "" : status(accepted))));
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value.strip();
    }
}
