import groovy.lang.GroovyShell;
import java.io.File;
import java.util.Arrays;
import org.codehaus.groovy.control.CompilationFailedException;
import org.codehaus.groovy.control.CompilerConfiguration;
import org.codehaus.groovy.runtime.InvokerInvocationException;
import org.codehaus.groovy.runtime.StackTraceUtils;

/** Runs a script as groovy.ui.GroovyMain does, except that it loads a class of Java's to see what is in it. */
class GroovyProgram {
    public static void main(String[] arguments) throws Exception {
        var configuration = new CompilerConfiguration();
        // This Groovy is older than the format of this Java's class files, which it would read on its own.
        configuration.getOptimizationOptions().put("asmResolving", false);
        var shell = new GroovyShell(Thread.currentThread().getContextClassLoader(), configuration);
        try {
            shell.run(new File(arguments[0]), Arrays.copyOfRange(arguments, 1, arguments.length));
        } catch (CompilationFailedException error) {
            System.err.println(error.getMessage());
            System.exit(1);
        } catch (Throwable error) {
            Throwable cause = error instanceof InvokerInvocationException ? error.getCause() : error;
            System.err.println("Caught: " + cause);
            StackTraceUtils.deepSanitize(cause).printStackTrace();
            System.exit(1);
        }
    }
}
