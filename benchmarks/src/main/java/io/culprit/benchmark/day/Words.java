package io.culprit.benchmark.day;

import java.util.List;

/** What clients send: names of browsers, of things, of files. */
final class Words {
  static final List<String> SLUGS =
      List.of(
          "kettle",
          "desk-lamp-oak",
          "winter-jacket-navy-xl",
          "running-shoes",
          "coffee-beans-1kg",
          "office-chair-ergonomic-black",
          "bicycle-light-set",
          "garden-hose-25m",
          "wool-socks",
          "notebook-a5-dotted",
          "headphones-over-ear-wireless",
          "tea",
          "cast-iron-pan-28cm",
          "rain-boots-kids",
          "shelf");

  static final List<String> ASSETS =
      List.of(
          "/assets/app.4f1cde20.js",
          "/assets/vendor.91b0aa37.js",
          "/assets/main.7d03c1.css",
          "/assets/fonts/inter-latin-var.woff2",
          "/assets/img/logo.svg",
          "/assets/img/hero-autumn-1600w.avif",
          "/favicon.ico",
          "/manifest.webmanifest");

  static final List<String> PAGES = List.of("/", "/cart", "/orders", "/account", "/search");

  /** What nobody here serves. */
  static final List<String> PROBES =
      List.of(
          "/.env", "/wp-login.php", "/.git/config", "/admin/config.php?a=%22%27", "/robots.txt");

  private static final String WEBKIT = "AppleWebKit/537.36 (KHTML, like Gecko) ";

  static final List<String> BROWSERS =
      List.of(
          "Mozilla/5.0 (Windows NT 10.0; Win64; x64) " + WEBKIT + "Chrome/142.0.0.0 Safari/537.36",
          "Mozilla/5.0 (iPhone; CPU iPhone OS 18_7 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)"
              + " Version/26.0 Mobile/15E148 Safari/604.1",
          "Mozilla/5.0 (Linux; Android 10; K) " + WEBKIT + "Chrome/142.0.0.0 Mobile Safari/537.36",
          "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko)"
              + " Version/26.0 Safari/605.1.15",
          "Mozilla/5.0 (Windows NT 10.0; Win64; x64) "
              + WEBKIT
              + "Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0",
          "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:145.0) Gecko/20100101 Firefox/145.0",
          "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0",
          "Mozilla/5.0 (Linux; Android 14; SM-S911B; wv) "
              + WEBKIT
              + "Version/4.0 Chrome/141.0.7390.122 Mobile Safari/537.36 ShopApp/8.14 \\xD0\\x9B\\xD0\\xB0\\xD0\\xB2\\xD0\\xBA\\xD0\\xB0",
          "Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) " + WEBKIT + "Chrome/140.0.0.0 Safari/537.36");

  static final List<String> PROGRAMS =
      List.of(
          "okhttp/4.12.0",
          "Shop/8140 CFNetwork/3826.600.41 Darwin/24.6.0",
          "python-requests/2.32.5",
          "Dart/3.9 (dart:io)",
          "curl/8.14.1");

  static final List<String> ROBOTS =
      List.of(
          "Mozilla/5.0 (compatible; ExampleBot/2.1; +https://bot.example/about.html)",
          "-",
          "Mozilla/5.0 zgrab/0.x");

  private Words() {}

  /** A UUID of version 4. */
  static void uuid(StringBuilder out, Dice dice) {
    out.append(dice.hex(8)).append('-').append(dice.hex(4)).append("-4").append(dice.hex(3));
    out.append("-a").append(dice.hex(3)).append('-').append(dice.hex(12));
  }
}
