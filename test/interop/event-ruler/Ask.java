import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import software.amazon.event.ruler.Machine;
import software.amazon.event.ruler.JsonRuleCompiler;

/**
 * Reads one question a line, {"pattern": {…}, "events": [{…}, …]}, and answers each with a line: either
 * what is wrong with the pattern, {"wrong": "…"}, or whether it matches each event, {"matches": [true, …]}.
 */
public class Ask {
  public static void main(String[] arguments) throws Exception {
    ObjectMapper mapper = new ObjectMapper();
    BufferedReader questions = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = questions.readLine(); line != null; line = questions.readLine()) {
      JsonNode question = mapper.readTree(line);
      String pattern = mapper.writeValueAsString(question.get("pattern"));
      String wrong = JsonRuleCompiler.check(pattern);
      System.out.println(wrong == null ? answer(mapper, pattern, question.get("events")) : refuse(mapper, wrong));
    }
  }

  private static String answer(ObjectMapper mapper, String pattern, JsonNode events) throws Exception {
    Machine machine = new Machine();
    machine.addRule("rule", pattern);
    StringBuilder matches = new StringBuilder();
    for (JsonNode event : events) {
      matches.append(matches.length() == 0 ? "" : ",");
      matches.append(!machine.rulesForJSONEvent(mapper.writeValueAsString(event)).isEmpty());
    }
    return "{\"matches\":[" + matches + "]}";
  }

  private static String refuse(ObjectMapper mapper, String wrong) throws Exception {
    return mapper.writeValueAsString(mapper.createObjectNode().put("wrong", wrong));
  }
}
