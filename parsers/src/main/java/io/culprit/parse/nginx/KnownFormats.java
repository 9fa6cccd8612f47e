package io.culprit.parse.nginx;

import java.util.List;

/** Access formats that are common enough to be tried without a declaration, the fullest first. */
final class KnownFormats {
  private static final String COMBINED =
      "$remote_addr - $remote_user [$time_local] \"$request\" $status $body_bytes_sent \"$http_referer\" \"$http_user_agent\"";

  private static final List<AccessFormat> ALL =
      List.of(
          AccessFormat.compile("combined", COMBINED),
          AccessFormat.compile("main", COMBINED + " \"$http_x_forwarded_for\""),
          AccessFormat.compile(
              "common",
              "$remote_addr - $remote_user [$time_local] \"$request\" $status $body_bytes_sent"),
          AccessFormat.compile(
              "upstreaminfo",
              COMBINED
                  + " $request_length $request_time [$proxy_upstream_name] [$proxy_alternative_upstream_name]"
                  + " $upstream_addr $upstream_response_length $upstream_response_time $upstream_status $req_id"),
          // ingress-nginx before 0.20.
          AccessFormat.compile(
              "upstreaminfo (old)",
              "$remote_addr - [$http_x_forwarded_for] - $remote_user [$time_local] \"$request\" $status $body_bytes_sent"
                  + " \"$http_referer\" \"$http_user_agent\" $request_length $request_time [$proxy_upstream_name]"
                  + " $upstream_addr $upstream_response_length $upstream_response_time $upstream_status $req_id"),
          AccessFormat.compile(
              "timed",
              COMBINED
                  + " rt=$request_time uct=\"$upstream_connect_time\" uht=\"$upstream_header_time\""
                  + " urt=\"$upstream_response_time\""),
          AccessFormat.compile(
              "timed with id",
              COMBINED
                  + " rt=$request_time uct=\"$upstream_connect_time\" uht=\"$upstream_header_time\""
                  + " urt=\"$upstream_response_time\" rid=$request_id"),
          AccessFormat.compile(
              "performance",
              COMBINED
                  + " rt=$request_time uct=$upstream_connect_time uht=$upstream_header_time"
                  + " urt=$upstream_response_time"),
          AccessFormat.compile("vhost combined with port", "$host:$server_port " + COMBINED),
          AccessFormat.compile("vhost combined", "$host " + COMBINED));

  private KnownFormats() {}

  static List<AccessFormat> all() {
    return ALL;
  }
}
