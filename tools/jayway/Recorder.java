// Asks Jayway JsonPath questions: java Recorder.java QUESTIONS ANSWERS, as record.mjs runs it.
//
// Uses the provider for Jackson's tree: with it an index past the end of a list gives null, as on AWS. With the others it
// is an exception.

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.jayway.jsonpath.Configuration;
import com.jayway.jsonpath.InvalidPathException;
import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.PathNotFoundException;
import com.jayway.jsonpath.spi.json.JacksonJsonNodeJsonProvider;
import com.jayway.jsonpath.spi.mapper.JacksonMappingProvider;
import java.io.File;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

public final class Recorder {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Configuration CONFIGURATION = Configuration.builder()
      .jsonProvider(new JacksonJsonNodeJsonProvider())
      .mappingProvider(new JacksonMappingProvider())
      .build();

  public static void main(String[] arguments) throws Exception {
    ArrayNode groups = JSON.createArrayNode();
    for (JsonNode group : JSON.readTree(new File(arguments[0]))) {
      ArrayNode answers = groups.addArray();
      for (JsonNode path : group.get("paths")) answers.add(answerInTime(path.asText(), group.get("document")));
    }
    JSON.writeValue(new File(arguments[1]), groups);
    System.exit(0); // A question without end still holds its thread.
  }

  /** {"path", "endless": true} where Jayway takes more than three seconds, as for [-2147483648:2], which it counts through. */
  private static ObjectNode answerInTime(String text, JsonNode document) throws Exception {
    FutureTask<ObjectNode> question = new FutureTask<>(() -> answer(text, document));
    Thread thread = new Thread(question);
    thread.setDaemon(true);
    thread.start();
    try {
      return question.get(3, TimeUnit.SECONDS);
    } catch (TimeoutException error) {
      return JSON.createObjectNode().put("path", text).put("endless", true);
    }
  }

  /** {"path", "definite", "value"}, or {"path", "definite", "missing" | "invalid" | "failure": text}, or {"path", "syntax": text}. */
  private static ObjectNode answer(String text, JsonNode document) {
    ObjectNode answer = JSON.createObjectNode().put("path", text);
    JsonPath path;
    try {
      path = JsonPath.compile(text);
    } catch (RuntimeException error) {
      return answer.put("syntax", String.valueOf(error.getMessage()));
    }
    answer.put("definite", path.isDefinite());
    try {
      return answer.set("value", JSON.valueToTree(path.<Object>read(document, CONFIGURATION)));
    } catch (PathNotFoundException error) {
      return answer.put("missing", error.getMessage());
    } catch (InvalidPathException error) {
      return answer.put("invalid", error.getMessage());
    } catch (RuntimeException error) {
      return answer.put("failure", String.valueOf(error.getMessage()));
    }
  }
}
