package org.dateline.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Set;

/// The published files of the contract, as tests read them.
final class Contract {

    static final ObjectMapper JSON = new ObjectMapper();

    private Contract() {}

    static JsonNode json(String resource) {
        return read(JSON, resource);
    }

    static JsonNode yaml(String resource) {
        return read(new YAMLMapper(), resource);
    }

    static JsonSchema schema(String resource) {
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(
                        json(resource),
                        SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build());
    }

    static Set<ValidationMessage> faults(JsonSchema schema, JsonNode event) {
        return schema.validate(event);
    }

    private static JsonNode read(ObjectMapper mapper, String resource) {
        try (InputStream in = Contract.class.getResourceAsStream("/" + resource)) {
            if (in == null) {
                throw new IllegalArgumentException("no resource " + resource);
            }
            return mapper.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
