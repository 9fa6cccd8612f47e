package io.culprit.parse;

import io.culprit.parse.grok.GrokPattern;
import java.util.List;
import java.util.Map;

/**
 * Formats that somebody declared: the user, or a configuration file among the inputs.
 *
 * @param accessFormats nginx {@code log_format} strings by name (with the {@code escape=}
 *     parameter, if any, in front); a user's own are named {@code --log-format}
 * @param gunicornFormats gunicorn {@code access_log_format} strings
 * @param grokPatterns the user's own grok patterns
 * @param limits how much a line may hold
 * @param idFields names of the user's own request ids
 */
public record Declarations(
    Map<String, String> accessFormats,
    List<String> gunicornFormats,
    List<GrokPattern> grokPatterns,
    Limits limits,
    IdFields idFields) {
  public Declarations {
    accessFormats =
        java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(accessFormats));
    gunicornFormats = List.copyOf(gunicornFormats);
    grokPatterns = List.copyOf(grokPatterns);
  }

  /** Declarations within the usual limits. */
  public Declarations(
      Map<String, String> accessFormats,
      List<String> gunicornFormats,
      List<GrokPattern> grokPatterns) {
    this(accessFormats, gunicornFormats, grokPatterns, Limits.standard(), IdFields.none());
  }

  /** Nothing declared. */
  public static Declarations none() {
    return new Declarations(Map.of(), List.of(), List.of());
  }
}
