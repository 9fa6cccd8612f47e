package io.culprit.benchmark.rival;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Reads with DuckDB: the file as lines, each taken apart by one expression of thirteen groups. */
public final class DuckDbRace {
  private static final String QUERY =
      """
      WITH lines AS (
        SELECT line FROM read_csv('%s', columns = {'line': 'VARCHAR'}, header = false,
          auto_detect = false, delim = '\t', quote = '', escape = '', strict_mode = false)
      ), fields AS (
        SELECT regexp_extract(line,
          '^([^ ]+) - ([^ ]+) \\[([^\\]]+)\\] "([^"]*)" ([0-9]+) ([0-9]+) "([^"]*)" "([^"]*)" rt=([^ ]+) uct="([^"]*)" uht="([^"]*)" urt="([^"]*)" rid=([^ ]+)$',
          ['client', 'user', 'time', 'request', 'status', 'bytes', 'referer', 'agent', 'rt', 'uct', 'uht', 'urt', 'rid']) AS f
        FROM lines
      )
      SELECT count(*), count(*) FILTER (f.status = ''), sum(TRY_CAST(f.status AS BIGINT)),
        sum(TRY_CAST(f.bytes AS BIGINT)), round(sum(TRY_CAST(f.rt AS DOUBLE)) * 1000) * 1000,
        sum(length(f.client) + length(f.user) + length(f.time) + length(f.request) + length(f.referer)
          + length(f.agent) + length(f.uct) + length(f.uht) + length(f.urt) + length(f.rid))
      FROM fields
      """;

  private DuckDbRace() {}

  /** The command. */
  public static void main(String... args) throws SQLException {
    String threads = args.length > 1 ? args[1] : "2";
    try (Connection database = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = database.createStatement()) {
      statement.execute("SET threads = " + Integer.parseInt(threads));
      try (ResultSet row = statement.executeQuery(QUERY.formatted(args[0].replace("'", "''")))) {
        row.next();
        System.out.printf(
            "lines %d, refused %d, statuses %d, bytes %d, microseconds %d%n",
            row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5));
      }
    }
  }
}
