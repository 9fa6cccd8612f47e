package io.culprit.cli;

import io.culprit.engine.NothingReadableException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Arrays;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;

/**
 * The command as a function of its arguments and streams. Only {@link #main} knows the process
 * around it.
 */
public final class Main {
  private final Streams streams;
  private final Ansi ansi;

  private Main(Streams streams, Ansi ansi) {
    this.streams = streams;
    this.ansi = ansi;
  }

  /** Runs the command as a process. */
  public static void main(String... args) {
    Outlet outlet = new Outlet(new FileOutputStream(FileDescriptor.out));
    PrintStream out = new PrintStream(outlet, false, StandardCharsets.UTF_8);
    PrintStream err =
        new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
    Streams streams = new Streams(out, err, System.in);
    // AUTO asks for a terminal, NO_COLOR and TERM.
    int code = new Main(streams, Ansi.AUTO).run(args);
    out.flush();
    if (!outlet.trouble().isEmpty()) {
      streams.remark("the output could not be written: " + outlet.trouble());
      code = Exit.FAILED;
    }
    System.exit(code);
  }

  /**
   * Runs the command.
   *
   * @return the exit code
   */
  public static int run(PrintStream out, PrintStream err, InputStream in, String... args) {
    return new Main(new Streams(out, err, in), Ansi.OFF).run(args);
  }

  private int run(String... args) {
    boolean debug = Arrays.asList(args).contains("--debug");
    try {
      return commandLine().execute(args);
    } catch (Throwable e) {
      return failed(e, debug);
    }
  }

  /** The command line with all its commands; public documents are generated from it. */
  CommandLine commandLine() {
    CommandLine line = new CommandLine(new CulpritCommand(streams));
    line.addSubcommand(new InvestigateCommand(streams));
    line.addSubcommand(new BatchCommand(streams));
    line.addSubcommand(new InspectCommand(streams));
    line.addSubcommand(new TraceCommand(streams));
    line.addSubcommand(new CausesCommand(streams));
    line.addSubcommand(new EvaluateCommand(streams));
    line.addSubcommand(new GenerateCompletion());
    line.registerConverter(FailOn.class, new Choice<>(FailOn.class));
    line.registerConverter(TextOrJson.class, new Choice<>(TextOrJson.class));
    line.registerConverter(PageFormat.class, new Choice<>(PageFormat.class));
    line.setOut(writer(streams.out()));
    line.setErr(writer(streams.err()));
    line.setColorScheme(CommandLine.Help.defaultColorScheme(ansi));
    line.setUsageHelpWidth(100);
    line.setUsageHelpAutoWidth(false);
    line.setAbbreviatedOptionsAllowed(false);
    line.setParameterExceptionHandler((e, args) -> wrong(e));
    line.setExecutionExceptionHandler(
        (e, command, parsed) -> failed(e, parsed.originalArgs().contains("--debug")));
    return line;
  }

  private static PrintWriter writer(PrintStream stream) {
    return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
  }

  private int wrong(ParameterException e) {
    CommandLine command = e.getCommandLine();
    streams.remark(Suggestion.message(e));
    streams.remark("try '" + command.getCommandSpec().qualifiedName() + " --help'");
    return Exit.USAGE;
  }

  private int failed(Throwable e, boolean debug) {
    if (e instanceof Streams.ReaderGoneException) {
      return Exit.DONE;
    }
    if (debug) {
      e.printStackTrace(streams.err());
    }
    if (e instanceof UsageException) {
      streams.remark(String.valueOf(e.getMessage()));
      return Exit.USAGE;
    }
    if (e instanceof NothingReadableException nothing) {
      streams.problems(nothing.problems());
      streams.remark(String.valueOf(e.getMessage()));
    } else if (e instanceof IOException failed) {
      streams.remark(words(failed));
    } else if (e instanceof UncheckedIOException failed && failed.getCause() != null) {
      streams.remark(words(failed.getCause()));
    } else if (e instanceof OutOfMemoryError) {
      streams.remark(
          "out of memory; give it more with CULPRIT_JAVA_OPTS=-Xmx4g, or narrow --since and --until");
    } else {
      streams.remark("internal error: " + e + " (run with --debug for details)");
    }
    return Exit.FAILED;
  }

  /**
   * What the file system's exceptions mean: their messages are often nothing but the file's name.
   */
  private static String words(IOException e) {
    if (e instanceof FileSystemException failed) {
      String file = failed.getFile() == null ? "a file" : failed.getFile();
      if (e instanceof NoSuchFileException) {
        return file + ": there is no such file";
      }
      if (e instanceof AccessDeniedException) {
        return file + ": may not be opened";
      }
      String reason =
          failed.getReason() == null ? e.getClass().getSimpleName() : failed.getReason();
      return file + ": " + reason;
    }
    return e.getMessage() == null ? e.toString() : e.getMessage();
  }
}
