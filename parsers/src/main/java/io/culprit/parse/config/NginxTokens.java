package io.culprit.parse.config;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts an nginx configuration into words and marks: quotes and backslashes as nginx reads them,
 * comments left out.
 */
final class NginxTokens {
  /** What a token is. */
  enum Kind {
    WORD,
    END,
    OPEN,
    CLOSE
  }

  /**
   * One token.
   *
   * @param kind what it is
   * @param text a word without its quotes; else empty
   * @param line 1-based line it begins on
   */
  record Token(Kind kind, String text, long line) {}

  private final List<Token> tokens = new ArrayList<>();
  private final StringBuilder word = new StringBuilder();
  private boolean inWord;
  private char quote;
  private long wordLine;

  private NginxTokens() {}

  /** The tokens of a file. */
  static List<Token> of(List<String> lines) {
    NginxTokens cutter = new NginxTokens();
    long number = 0;
    for (String line : lines) {
      cutter.line(line, ++number);
    }
    cutter.endWord();
    return cutter.tokens;
  }

  private void line(String line, long number) {
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (quote != 0) {
        if (c == '\\' && i + 1 < line.length()) {
          i = escape(line, i);
        } else if (c == quote) {
          quote = 0;
          endWord();
        } else {
          word.append(c);
        }
      } else if (c == '#' && !inWord) {
        return;
      } else if (Character.isWhitespace(c)) {
        endWord();
      } else if (c == ';' || (c == '{' && !braced()) || (c == '}' && word.indexOf("${") < 0)) {
        endWord();
        tokens.add(new Token(c == ';' ? Kind.END : c == '{' ? Kind.OPEN : Kind.CLOSE, "", number));
      } else {
        begin(number);
        if ((c == '"' || c == '\'') && word.length() == 0) {
          quote = c;
        } else if (c == '\\' && i + 1 < line.length()) {
          i = escape(line, i);
        } else {
          word.append(c);
        }
      }
    }
    if (quote != 0) {
      word.append('\n');
    } else {
      endWord();
    }
  }

  /** Whether a brace belongs to <code>${name}</code>. */
  private boolean braced() {
    return inWord && word.length() > 0 && word.charAt(word.length() - 1) == '$';
  }

  private int escape(String line, int at) {
    char next = line.charAt(at + 1);
    switch (next) {
      case '"', '\'', '\\', ' ', ';', '{', '}' -> word.append(next);
      case 't' -> word.append('\t');
      case 'n' -> word.append('\n');
      case 'r' -> word.append('\r');
      default -> word.append('\\').append(next);
    }
    return at + 1;
  }

  private void begin(long number) {
    if (!inWord) {
      inWord = true;
      wordLine = number;
    }
  }

  private void endWord() {
    if (inWord) {
      tokens.add(new Token(Kind.WORD, word.toString(), wordLine));
      word.setLength(0);
      inWord = false;
    }
  }
}
