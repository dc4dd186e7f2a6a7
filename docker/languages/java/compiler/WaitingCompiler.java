import java.io.ByteArrayOutputStream;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A compiler that compiles at once, or that is started before its request comes: it then practises on a sample, so that
 * it is loaded and warm, and serves one request. The other end is the script waiting-compiler.
 */
public final class WaitingCompiler {
    /** Compiles into a folder; what comes back is what the compiler's exit code would be. */
    public interface Compiler {
        int compile(String folder, List<String> arguments, PrintStream messages) throws Exception;
    }

    private static final Path MEETING = Path.of("/tmp/.warm");
    private static final int ROUNDS = 3;

    private final Compiler compiler;
    private final String sample;

    private WaitingCompiler(Compiler compiler, String sample) {
        this.compiler = compiler;
        this.sample = sample;
    }

    public static void main(Compiler compiler, String sample, String[] arguments) throws Exception {
        var waiting = new WaitingCompiler(compiler, sample);
        switch (arguments[0]) {
            case "--wait" -> waiting.serve();
            // What an ahead-of-time cache is made from.
            case "--practise" -> waiting.practise();
            default -> System.exit(compiler.compile(".", List.of(arguments), System.err));
        }
    }

    private void serve() throws Exception {
        List<String> arguments;
        try (var requests = new FileInputStream(MEETING.resolve("request").toFile())) {
            for (int round = 0; round < ROUNDS && requests.available() == 0; round++) practise();
            if (requests.available() == 0) System.gc();
            arguments = read(requests);
        }
        try (var answers = new FileOutputStream(MEETING.resolve("answer").toFile())) {
            say(answers, "taken");
            say(answers, "ended " + compileFor(arguments));
        }
        Runtime.getRuntime().halt(0);
    }

    private int compileFor(List<String> arguments) throws Exception {
        var file = Files.newOutputStream(MEETING.resolve("messages"));
        try (var messages = new PrintStream(file, false, StandardCharsets.UTF_8)) {
            return compiler.compile(".", arguments, messages);
        }
    }

    private void practise() throws Exception {
        Path folder = Files.createTempDirectory(Files.isDirectory(MEETING) ? MEETING : Path.of("/tmp"), "practice");
        compiler.compile(folder.toString(), List.of(sample), new PrintStream(OutputStream.nullOutputStream()));
        try (Stream<Path> left = Files.walk(folder)) {
            for (Path path : left.sorted(Comparator.reverseOrder()).toList()) Files.delete(path);
        }
    }

    /** Arguments, a zero byte after each; an empty one ends them. */
    private static List<String> read(InputStream requests) throws IOException {
        var arguments = new ArrayList<String>();
        var argument = new ByteArrayOutputStream();
        for (int next = requests.read(); next > 0 || argument.size() > 0; next = requests.read()) {
            if (next < 0) throw new IOException("the request ended early");
            if (next > 0) {
                argument.write(next);
            } else {
                arguments.add(argument.toString(StandardCharsets.UTF_8));
                argument.reset();
            }
        }
        return arguments;
    }

    private static void say(OutputStream answers, String line) throws IOException {
        answers.write((line + "\n").getBytes(StandardCharsets.US_ASCII));
    }
}
