package io.unkai.server.cli;

import io.unkai.kernel.arn.Arn;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Prints the least-privilege policy of a role or user, from what it used. */
@Command(
        name = "generate-policy",
        description = "print a policy that allows what a role or user did, and no more",
        mixinStandardHelpOptions = true)
final class GeneratePolicyCommand implements Callable<Integer> {
    private static final Pattern AGE = Pattern.compile("(\\d{1,4})([dhm])");
    private static final Pattern ARN = Pattern.compile("<Arn>([^<]*)</Arn>");
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long LOOK_MILLIS = 200;
    private static final String SERVICE = "access-analyzer";
    private static final String PATH = "/policy/generation";
    private static final String JSON = "application/json";

    private final CliContext context;

    @Mixin
    private final DataOption data = new DataOption();

    @Mixin
    private final ProfileOption profile = new ProfileOption();

    @ArgGroup(multiplicity = "1")
    private final Who who = new Who();

    @Option(
            names = "--since",
            paramLabel = "AGE",
            defaultValue = "90d",
            description =
                    "look at what was used since then: 30m, 12h, 7d or a time as 2026-01-02T03:04:05Z (default: 90d)")
    private String since = "90d";

    /** Whose policy. */
    private static final class Who {
        @Option(names = "--role", description = "name or ARN of a role")
        private @Nullable String role;

        @Option(names = "--user", description = "name or ARN of a user")
        private @Nullable String user;
    }

    GeneratePolicyCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        var folder = data.folder(context);
        var given = Arn.parse(who.role == null ? String.valueOf(who.user) : who.role);
        profile.require(given == null ? "" : given.account(), folder);
        var cloud = profile.client(context, folder);
        var principal = who.role == null ? arn(cloud, "User", who.user) : arn(cloud, "Role", who.role);
        var named = Arn.parse(principal);
        var account = named == null ? "" : named.account();
        var from = since(cloud.now());
        var asked = JsonText.object(json -> {
            json.writeObjectPropertyStart("policyGenerationDetails");
            json.writeStringProperty("principalArn", principal);
            json.writeEndObject();
            json.writeObjectPropertyStart("cloudTrailDetails");
            json.writeArrayPropertyStart("trails");
            json.writeEndArray();
            json.writeStringProperty("accessRole", "arn:aws:iam::" + account + ":role/unkai");
            json.writeStringProperty("startTime", from.toString());
            json.writeStringProperty("endTime", cloud.now().toString());
            json.writeEndObject();
        });
        var job = JsonText.first(cloud.call(SERVICE, "PUT", PATH, JSON, asked), "jobId");
        var result = await(cloud, PATH + '/' + job);
        var policies = JsonText.all(result, "policy");
        if (policies.isEmpty()) {
            context.err().println("unkai: nothing is recorded that " + principal + " used since " + from);
            return Exit.FAILED;
        }
        policies.forEach(policy -> context.out().println(JsonText.indented(policy)));
        return Exit.OK;
    }

    private static String await(ApiClient cloud, String path) throws IOException, InterruptedException {
        long looks = PATIENCE.toMillis() / LOOK_MILLIS;
        for (long i = 0; i < looks; i++) {
            var answer = cloud.call(SERVICE, "GET", path, JSON, "");
            if (!JsonText.first(answer, "status").equals("IN_PROGRESS")) {
                return answer;
            }
            Thread.sleep(LOOK_MILLIS);
        }
        throw new CliException(Exit.FAILED, "the policy is still being generated", "try again");
    }

    private static String arn(ApiClient cloud, String kind, @Nullable String name) throws IOException {
        var given = name == null ? "" : name;
        if (given.startsWith("arn:")) {
            return given;
        }
        var form = "Action=Get" + kind + "&Version=2010-05-08&" + kind + "Name="
                + URLEncoder.encode(given, StandardCharsets.UTF_8);
        var answer = cloud.call("iam", "POST", "/", "application/x-www-form-urlencoded; charset=utf-8", form);
        var matcher = ARN.matcher(answer);
        if (!matcher.find()) {
            throw new IOException("the answer names no ARN");
        }
        return matcher.group(1);
    }

    private Instant since(Instant now) {
        var age = AGE.matcher(since.toLowerCase(Locale.ROOT));
        if (age.matches()) {
            long count = Long.parseLong(age.group(1));
            return now.minus(
                    switch (age.group(2)) {
                        case "d" -> Duration.ofDays(count);
                        case "h" -> Duration.ofHours(count);
                        default -> Duration.ofMinutes(count);
                    });
        }
        try {
            return Instant.parse(since);
        } catch (DateTimeParseException e) {
            throw new CliException(
                    Exit.USAGE, "--since takes an age or a time, not '" + since + "'", "for example: --since 7d");
        }
    }
}
