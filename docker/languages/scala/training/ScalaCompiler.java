import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import scala.Console$;
import scala.tools.nsc.MainClass;

/** Scala's compiler as one that can be started before its request comes. */
class ScalaCompiler {
    private static final String LIBRARIES = String.join(":",
        "/opt/scala/scala-library.jar", "/opt/scala/scala-parallel-collections.jar",
        "/opt/scala/scala-parser-combinators.jar", "/opt/scala/scala-xml.jar", "/opt/scala/scala-reflect.jar");

    public static void main(String[] arguments) throws Exception {
        WaitingCompiler.main(ScalaCompiler::compile, "/opt/scala/Practice.scala", arguments);
    }

    private static int compile(String folder, List<String> arguments, PrintStream messages) {
        var all = new ArrayList<>(List.of("-classpath", LIBRARIES, "-d", folder, "-deprecation"));
        all.addAll(arguments);
        boolean done = (boolean) Console$.MODULE$.withErr(messages, () -> Console$.MODULE$.withOut(messages,
            () -> new MainClass().process(all.toArray(String[]::new))));
        return done ? 0 : 1;
    }
}
