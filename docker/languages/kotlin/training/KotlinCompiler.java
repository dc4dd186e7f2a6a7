import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import org.jetbrains.kotlin.cli.jvm.K2JVMCompiler;

/** Kotlin's compiler as one that can be started before its request comes. */
class KotlinCompiler {
    private static final String LIBRARIES =
        "/opt/kotlin/kotlin-stdlib.jar:/opt/kotlin/kotlinx-coroutines.jar:/opt/kotlin/kotlin-reflect.jar";

    public static void main(String[] arguments) throws Exception {
        WaitingCompiler.main(KotlinCompiler::compile, "/opt/kotlin/Practice.kt", arguments);
    }

    private static int compile(String folder, List<String> arguments, PrintStream messages) {
        var all = new ArrayList<>(List.of("-no-stdlib", "-no-reflect", "-cp", LIBRARIES, "-d", folder));
        all.addAll(arguments);
        return new K2JVMCompiler().exec(messages, all.toArray(String[]::new)).getCode();
    }
}
