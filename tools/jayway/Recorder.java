// Asks Jayway JsonPath every question of test/expressions/jayway-cases.json and writes its answers beside it.
//
//   mvn -q -f tools/jayway/pom.xml compile exec:java
//
// The provider is Jackson's with Java's own maps and lists: AWS prints objects as Java's maps do ({a=1}, in
// States.Format), and its texts about malformed JSON are Jackson's.

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

public final class Recorder {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Configuration CONFIGURATION = Configuration.builder()
      .jsonProvider(new JacksonJsonProvider())
      .mappingProvider(new JacksonMappingProvider())
      .build();

  public static void main(String[] arguments) throws Exception {
    CacheProvider.setCache(new NOOPCache());
    File folder = new File(arguments[0]);
    List<String> features = new ArrayList<>();
    for (JsonNode group : JSON.readTree(new File(folder, "jayway-cases.json"))) {
      List<String> answers = new ArrayList<>();
      for (JsonNode path : group.get("paths")) {
        answers.add("        " + JSON.writeValueAsString(answerInTime(path.asText(), group.get("document"))));
      }
      features.add("    {\n      \"feature\": " + group.get("feature") + ",\n      \"answers\": [\n"
          + String.join(",\n", answers) + "\n      ]\n    }");
    }
    Files.writeString(new File(folder, "jayway-answers.json").toPath(),
        "{\n  \"library\": \"com.jayway.jsonpath:json-path:" + version() + "\",\n"
            + "  \"provider\": \"JacksonJsonProvider\",\n"
            + "  \"features\": [\n" + String.join(",\n", features) + "\n  ]\n}\n");
    System.exit(0); // A question without end still holds its thread.
  }

  /** {"path", "endless": true} where Jayway takes more than three seconds, as for [-2147483648:2], which it counts through. */
  private static ObjectNode answerInTime(String text, JsonNode document) throws Exception {
    FutureTask<ObjectNode> question = new FutureTask<>(() -> answer(text, document));
    new Thread(question).start();
    try {
      return question.get(3, TimeUnit.SECONDS);
    } catch (TimeoutException error) {
      return JSON.createObjectNode().put("path", text).put("endless", true);
    }
  }

  /** {"path", "definite", "value"}, or {"path", "definite", "missing" | "invalid" | "failure": text}, or {"path", "syntax": text}. */
  private static ObjectNode answer(String text, JsonNode document) throws IOException {
    ObjectNode answer = JSON.createObjectNode().put("path", text);
    JsonPath path;
    try {
      path = JsonPath.compile(text);
    } catch (InvalidPathException | IllegalArgumentException error) {
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
