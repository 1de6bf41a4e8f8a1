package io.unkai.server.cli.doctor;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The programs that Unkai and its tests call. */
final class ToolProbes {
    private static final int NEEDED_JAVA = 25;
    private static final Pattern AWS_VERSION = Pattern.compile("aws-cli/([0-9]{1,4})\\.([0-9]{1,4})");

    private ToolProbes() {}

    static List<Finding> look(Path root) {
        return List.of(jdk(), maven(root), node(), awsCli(), boto3());
    }

    private static Finding jdk() {
        Path home = Path.of(System.getProperty("java.home"));
        String found = Runtime.version() + " in " + home;
        if (Runtime.version().feature() < NEEDED_JAVA) {
            return Finding.missing("JDK", found, "install a JDK " + NEEDED_JAVA + " or newer");
        }
        return Files.isExecutable(home.resolve("bin/javac"))
                ? Finding.ok("JDK", found)
                : Finding.missing("JDK", found + ", without a compiler", "install the JDK, not only the JRE");
    }

    private static Finding maven(Path root) {
        return Files.isExecutable(root.resolve("mvnw"))
                ? Finding.ok("Maven wrapper", "mvnw fetches Maven when it is first needed")
                : Finding.missing("Maven wrapper", "mvnw cannot be run", "restore it: git checkout mvnw");
    }

    private static Finding node() {
        Optional<String> node = Machine.run("node", "--version");
        Optional<String> npm = Machine.run("npm", "--version");
        if (node.isPresent() && npm.isPresent()) {
            return Finding.ok("Node.js", node.get() + ", npm " + npm.get());
        }
        return Finding.missing(
                "Node.js",
                "no node or no npm",
                "./unkai up installs it as root; or install the packages nodejs and npm");
    }

    private static Finding awsCli() {
        for (String tool : List.of("/usr/bin/aws", "/usr/local/bin/aws", "aws")) {
            Optional<String> version = Machine.run(tool, "--version");
            if (version.isPresent()) {
                return readsEndpoint(version.get())
                        ? Finding.ok("AWS CLI", version.get())
                        : Finding.limited(
                                "AWS CLI",
                                version.get(),
                                "before 2.13 it reads no endpoint from profiles and variables: give it --endpoint-url URL");
            }
        }
        return Finding.limited("AWS CLI", "not installed", "to use it and to test with it: install the package awscli");
    }

    /** Profiles and variables can carry an endpoint since 2.13 (and 1.29). */
    static boolean readsEndpoint(String version) {
        Matcher matcher = AWS_VERSION.matcher(version);
        if (!matcher.find()) {
            return true;
        }
        int major = Integer.parseInt(matcher.group(1));
        int minor = Integer.parseInt(matcher.group(2));
        return major > 2 || (major == 2 ? minor >= 13 : minor >= 29);
    }

    private static Finding boto3() {
        return Machine.run("/usr/bin/python3", "-c", "import boto3; print(boto3.__version__)")
                .map(version -> Finding.ok("boto3", version))
                .orElse(Finding.limited(
                        "boto3", "not installed", "to test with it: install the package python3-boto3"));
    }
}
