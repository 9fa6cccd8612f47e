package io.culprit.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/**
 * A number that differs when anything that decides a report differs: the inputs' bytes and names,
 * and the plan.
 */
public final class Fingerprint {
  private static final int BUFFER = 1 << 16;

  private Fingerprint() {}

  /**
   * The fingerprint of a plan and of all the files it names, as 64 hexadecimal digits. The number
   * of threads does not take part.
   *
   * @param version version of the program
   */
  public static String of(Investigation plan, String version) throws IOException {
    List<Callable<String>> work = new ArrayList<>();
    List<Path> roots = new ArrayList<>(plan.paths());
    roots.addAll(plan.reading().grokFiles());
    roots.addAll(plan.reading().configFiles());
    roots.addAll(plan.reading().clientReports());
    for (Path root : roots) {
      for (Path file : files(root)) {
        // Within a folder the path counts, of a single file the name: where it lies does not
        // matter.
        Path name = file.equals(root) ? file.getFileName() : root.relativize(file);
        work.add(() -> name + "\n" + digest(file) + "\n");
      }
      work.add(() -> "\n");
    }
    String files = String.join("", Workers.inOrder(plan.threads(), work));
    return of(
        files,
        version,
        plan.reading().zone().toString(),
        plan.reading().accessFormats().toString(),
        plan.reading().limits().options().toString(),
        plan.range().toString(),
        String.valueOf(plan.clockCorrection()),
        plan.title(),
        String.valueOf(plan.listRequests()),
        String.valueOf(plan.bound()),
        plan.weights().toString(),
        plan.assumptions().toString());
  }

  /** The fingerprint of some texts. */
  public static String of(String... parts) {
    MessageDigest digest = sha256();
    for (String part : parts) {
      byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
      digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
      digest.update(bytes);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static List<Path> files(Path root) throws IOException {
    if (Files.isRegularFile(root)) {
      return List.of(root);
    }
    if (!Files.isDirectory(root)) {
      return List.of();
    }
    try (Stream<Path> walk = Files.walk(root)) {
      return walk.filter(Files::isRegularFile).sorted().toList();
    } catch (UncheckedIOException e) {
      throw e.getCause() == null ? new IOException(e) : e.getCause();
    }
  }

  private static String digest(Path file) throws IOException {
    MessageDigest digest = sha256();
    byte[] buffer = new byte[BUFFER];
    try (InputStream in = Files.newInputStream(file)) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        digest.update(buffer, 0, n);
      }
    } catch (IOException e) {
      // It cannot be analysed either; that it is there is all there is to say of it.
      return "unreadable";
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
