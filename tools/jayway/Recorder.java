// Asks Jayway JsonPath every question of test/expressions/jayway-cases.json and writes its answers beside it.
//
//   mvn -q -f tools/jayway/pom.xml compile exec:java
//
// The provider is Jackson's with Java's own maps and lists: AWS prints objects as Java's maps do ({a=1}, in
// States.Format), and its texts about malformed JSON are Jackson's.

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.jayway.jsonpath.Configuration;
import com.jayway.jsonpath.InvalidPathException;
import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.PathNotFoundException;
import com.jayway.jsonpath.spi.cache.CacheProvider;
import com.jayway.jsonpath.spi.cache.NOOPCache;
import com.jayway.jsonpath.spi.json.JacksonJsonProvider;
import com.jayway.jsonpath.spi.mapper.JacksonMappingProvider;
import java.io.File;
import java.io.IOException;

public final class Recorder {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Configuration CONFIGURATION = Configuration.builder()
      .jsonProvider(new JacksonJsonProvider())
      .mappingProvider(new JacksonMappingProvider())
      .build();

  public static void main(String[] arguments) throws IOException {
    CacheProvider.setCache(new NOOPCache());
    File folder = new File(arguments[0]);
    ArrayNode features = JSON.createArrayNode();
    for (JsonNode group : JSON.readTree(new File(folder, "jayway-cases.json"))) {
      ArrayNode answers = JSON.createArrayNode();
      for (JsonNode path : group.get("paths")) {
        answers.add(answer(path.asText(), group.get("document")));
      }
      features.add(JSON.createObjectNode().put("feature", group.get("feature").asText()).set("answers", answers));
    }
    ObjectNode recording = JSON.createObjectNode();
    recording.put("library", "com.jayway.jsonpath:json-path:" + version());
    recording.put("provider", "JacksonJsonProvider");
    recording.set("features", features);
    DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
    printer.indentArraysWith(DefaultIndenter.SYSTEM_LINEFEED_INSTANCE);
    JSON.enable(SerializationFeature.INDENT_OUTPUT)
        .writer(printer)
        .writeValue(new File(folder, "jayway-answers.json"), recording);
  }

  /** {"path", "definite", "value"}, or {"path", "definite", "missing" | "invalid" | "failure": text}, or {"path", "syntax": text}. */
  private static ObjectNode answer(String text, JsonNode document) throws IOException {
    ObjectNode answer = JSON.createObjectNode().put("path", text);
    JsonPath path;
    try {
      path = JsonPath.compile(text);
    } catch (InvalidPathException error) {
      return answer.put("syntax", String.valueOf(error.getMessage()));
    }
    answer.put("definite", path.isDefinite());
    try {
      Object value = path.read(CONFIGURATION.jsonProvider().parse(JSON.writeValueAsString(document)), CONFIGURATION);
      return answer.set("value", JSON.valueToTree(value));
    } catch (PathNotFoundException error) {
      return answer.put("missing", error.getMessage());
    } catch (InvalidPathException error) {
      return answer.put("invalid", error.getMessage());
    } catch (RuntimeException error) {
      return answer.put("failure", String.valueOf(error.getMessage()));
    }
  }

  private static String version() throws IOException {
    String archive = new File(JsonPath.class.getProtectionDomain().getCodeSource().getLocation().getPath()).getName();
    return archive.replaceAll("^json-path-|\\.jar$", "");
  }
}
