package io.culprit.parse.source;

import java.nio.file.FileSystems;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.Optional;
import java.util.regex.PatternSyntaxException;

/**
 * A glob that matches the end of a file's path: {@code *.log} any such file, {@code edge/*.log}
 * those in a folder {@code edge}. {@code *} stays inside a folder, <code>**</code> does not; <code>
 * {a,b}</code>, {@code [abc]} and {@code ?} as in a shell.
 */
public final class PathGlob {
  private final String text;
  private final PathMatcher matcher;

  private PathGlob(String text, PathMatcher matcher) {
    this.text = text;
    this.matcher = matcher;
  }

  /** The glob of a text; empty: it is none. */
  public static Optional<PathGlob> of(String text) {
    try {
      String plain = text.startsWith("./") ? text.substring(2) : text;
      PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + plain);
      return plain.isBlank() ? Optional.empty() : Optional.of(new PathGlob(text, matcher));
    } catch (PatternSyntaxException none) {
      return Optional.empty();
    }
  }

  /**
   * Whether it matches the end of the file's path, or of the name it is cited by; of a file in an
   * archive also the end of its name there.
   */
  public boolean matches(InputFile file) {
    String inside = file.name().substring(file.name().lastIndexOf(InputFile.INSIDE) + 1);
    return ends(file.path().toAbsolutePath().normalize()) || ends(file.name()) || ends(inside);
  }

  private boolean ends(String name) {
    try {
      return ends(Path.of(name));
    } catch (InvalidPathException hostile) {
      return false;
    }
  }

  private boolean ends(Path path) {
    for (int from = 0; from < path.getNameCount(); from++) {
      if (matcher.matches(path.subpath(from, path.getNameCount()))) {
        return true;
      }
    }
    return matcher.matches(path);
  }

  /** The glob as written. */
  @Override
  public String toString() {
    return text;
  }
}
