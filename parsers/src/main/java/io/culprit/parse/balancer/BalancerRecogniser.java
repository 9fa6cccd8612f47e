package io.culprit.parse.balancer;

import io.culprit.parse.Declarations;
import io.culprit.parse.LineParser;
import io.culprit.parse.LogFormat;
import io.culprit.parse.Recogniser;
import io.culprit.parse.Recognition;
import io.culprit.parse.Sample;
import io.culprit.parse.source.Trial;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Recognises the logs of load balancers and proxies whose lines tell by themselves what they are:
 * some line must be a request. The share of lines that are understood says how sure it is.
 */
public final class BalancerRecogniser implements Recogniser {
  private final LogFormat format;
  private final String detail;
  private final boolean zoned;
  private final Supplier<LineParser> parser;

  private BalancerRecogniser(
      LogFormat format, String detail, boolean zoned, Supplier<LineParser> parser) {
    this.format = format;
    this.detail = detail;
    this.zoned = zoned;
    this.parser = parser;
  }

  /** haproxy's HTTP log, whose times are local. */
  public static Recogniser ofHaproxy() {
    return new BalancerRecogniser(
        LogFormat.HAPROXY_HTTP, "option httplog", false, HaproxyParser::new);
  }

  /** Access logs of AWS load balancers. */
  public static Recogniser ofElb() {
    return new BalancerRecogniser(LogFormat.AWS_ELB, "", true, ElbParser::new);
  }

  /** Cloudflare's Logpush. */
  public static Recogniser ofCloudflare() {
    return new BalancerRecogniser(LogFormat.CLOUDFLARE, "", true, CloudflareParser::new);
  }

  /** Traefik's access log. */
  public static Recogniser ofTraefik() {
    return new BalancerRecogniser(LogFormat.TRAEFIK, "", true, TraefikParser::new);
  }

  /** Envoy's access log. */
  public static Recogniser ofEnvoy() {
    return new BalancerRecogniser(LogFormat.ENVOY, "", true, EnvoyParser::new);
  }

  @Override
  public Optional<Recognition> recognise(Sample sample, Declarations declarations) {
    Trial trial = Trial.of(parser.get(), sample);
    return trial.accessLines() == 0
        ? Optional.empty()
        : Optional.of(new Recognition(format, detail, trial.share(), zoned, true, parser));
  }
}
