package dev.takt.hardware;

import static org.junit.platform.engine.discovery.ClassNameFilter.includeClassNamePatterns;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectPackage;
import static org.junit.platform.launcher.TagFilter.includeTags;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.platform.engine.FilterResult;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.PostDiscoveryFilter;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * Runs the tests with a tag and prints a line for each. What failed in setting a class up or taking
 * it down counts as one failed test, a test that was skipped too: nothing here may be left out.
 *
 * <p>Arguments: the tag, a regular expression that is looked for in {@code Class.method}, and the
 * file for the summary, which is {@code N passed, N failed}. The exit code is 0 if all passed.
 */
final class HardwareTests implements TestExecutionListener {
    private int passed;
    private int failed;

    private HardwareTests() {}

    static void main(String[] arguments) throws IOException {
        Pattern wanted = Pattern.compile(arguments[1]);
        LauncherDiscoveryRequest request =
                LauncherDiscoveryRequestBuilder.request()
                        .selectors(selectPackage(HardwareTests.class.getPackageName()))
                        .filters(
                                includeClassNamePatterns(".*Test"),
                                includeTags(arguments[0]),
                                only(wanted))
                        .build();
        HardwareTests tests = new HardwareTests();
        LauncherFactory.create().execute(request, tests);
        String summary = tests.passed + " passed, " + tests.failed + " failed";
        print(summary);
        Files.writeString(Path.of(arguments[2]), summary + "\n");
        System.exit(tests.failed == 0 && tests.passed > 0 ? 0 : 1);
    }

    private static PostDiscoveryFilter only(Pattern wanted) {
        return test ->
                FilterResult.includedIf(
                        !test.isTest()
                                || test.getSource()
                                        .filter(source -> wanted.matcher(name(source)).find())
                                        .isPresent());
    }

    private static String name(TestSource source) {
        return source instanceof MethodSource method
                ? method.getJavaClass().getSimpleName() + "." + method.getMethodName()
                : source.toString();
    }

    @Override
    public void executionSkipped(TestIdentifier test, String reason) {
        failed++;
        print("FAIL  " + name(test) + ": skipped, " + reason);
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        if (result.getStatus() == Status.SUCCESSFUL) {
            if (test.isTest()) {
                passed++;
                print("ok    " + name(test));
            }
        } else {
            failed++;
            StringWriter trace = new StringWriter();
            result.getThrowable()
                    .ifPresent(thrown -> thrown.printStackTrace(new PrintWriter(trace)));
            print("FAIL  " + name(test) + "\n" + trace);
        }
    }

    private static String name(TestIdentifier test) {
        return test.getSource().map(HardwareTests::name).orElse(test.getDisplayName());
    }

    @SuppressWarnings("SystemOut") // this is a program
    private static void print(String line) {
        System.out.println(line);
        System.out.flush();
    }
}
