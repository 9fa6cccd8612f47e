package io.culprit.benchmark.rival;

import io.krakens.grok.api.Grok;
import io.krakens.grok.api.GrokCompiler;
import java.util.Map;

/** Reads with java-grok and a lean pattern: anchored, and no field can match two ways. */
public final class GrokRace {
  private static final String TIMED =
      "^%{WORD:client} - %{WORD:user} \\[%{STAMP:time}\\] \"%{QUOTED:request}\" %{INT:status} %{INT:bytes}"
          + " \"%{QUOTED:referer}\" \"%{QUOTED:agent}\" rt=%{WORD:rt} uct=\"%{QUOTED:uct}\""
          + " uht=\"%{QUOTED:uht}\" urt=\"%{QUOTED:urt}\" rid=%{WORD:rid}$";

  private GrokRace() {}

  /** The compiled pattern. */
  public static Grok timed() {
    GrokCompiler compiler = GrokCompiler.newInstance();
    compiler.register("WORD", "[^ ]+");
    compiler.register("STAMP", "[^\\]]+");
    compiler.register("QUOTED", "[^\"]*");
    compiler.register("INT", "[0-9]+");
    return compiler.compile(TIMED, true);
  }

  /** The command. */
  public static void main(String... args) throws Exception {
    LineShares.read(args, GrokRace::lines);
  }

  private static LineShares.Lines lines() {
    Grok grok = timed();
    return (line, sums) -> {
      Map<String, Object> fields = grok.match(line).capture();
      if (fields.isEmpty()) {
        sums.refused(1);
        return;
      }
      sums.line(
          Long.parseLong(text(fields, "status")),
          Long.parseLong(text(fields, "bytes")),
          Seconds.micros(text(fields, "rt")));
    };
  }

  private static String text(Map<String, Object> fields, String name) {
    return String.valueOf(fields.get(name));
  }
}
