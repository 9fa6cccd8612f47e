package io.culprit.parse.source;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.commons.io.input.ReaderInputStream;

/**
 * How a text is written that is not UTF-8 with LF, as its first bytes tell.
 *
 * <p>PowerShell's redirection writes UTF-16 with a byte order mark; without the mark it is not
 * guessed at, and its lines are counted as binary. A lone CR ends a line only where no LF is among
 * the first bytes; else it is a character like others.
 */
public enum Encoding {
  PLAIN {
    @Override
    InputStream plain(InputStream in) {
      return in;
    }
  },
  UTF_16LE {
    @Override
    InputStream plain(InputStream in) throws IOException {
      return utf8(in, StandardCharsets.UTF_16LE);
    }
  },
  UTF_16BE {
    @Override
    InputStream plain(InputStream in) throws IOException {
      return utf8(in, StandardCharsets.UTF_16BE);
    }
  },
  CR_ENDS {
    @Override
    InputStream plain(InputStream in) {
      return new CarriageReturns(in);
    }
  };

  /** As many first bytes as are looked at. */
  private static final int HEAD = 1 << 17;

  /** Any text as UTF-8 whose lines end with LF, for those who do not read it by line. */
  public static InputStream decoded(InputStream in) throws IOException {
    byte[] head = in.readNBytes(HEAD);
    Encoding encoding = of(Arrays.copyOf(head, head.length + Octets.PAD), 0, head.length);
    return encoding.plain(new SequenceInputStream(new ByteArrayInputStream(head), in));
  }

  /** How a text is written that begins with these bytes. */
  static Encoding of(byte[] bytes, int from, int to) {
    if (to - from >= 2) {
      int mark = (bytes[from] & 0xff) << 8 | (bytes[from + 1] & 0xff);
      if (mark == 0xfffe) {
        return UTF_16LE;
      }
      if (mark == 0xfeff) {
        return UTF_16BE;
      }
    }
    return mayEndWithReturns(bytes, from, to) ? CR_ENDS : PLAIN;
  }

  /** Whether there is a CR and no LF: more bytes may tell that it ends no line. */
  static boolean mayEndWithReturns(byte[] bytes, int from, int to) {
    return Octets.find(bytes, from, to, Octets.repeated('\n')) == to
        && Octets.find(bytes, from, Math.max(from, to - 1), Octets.repeated('\r')) < to - 1;
  }

  /** The same text as UTF-8 whose lines end with LF. */
  abstract InputStream plain(InputStream in) throws IOException;

  private static InputStream utf8(InputStream in, Charset charset) throws IOException {
    return ReaderInputStream.builder()
        .setReader(new java.io.InputStreamReader(in, charset))
        .setCharset(StandardCharsets.UTF_8)
        .setBufferSize(1 << 16)
        .get();
  }
}
