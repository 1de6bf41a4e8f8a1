package io.unkai.server.cli;

import io.unkai.server.run.FlatJson;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Separate accounts in the running cloud. */
@Command(
        name = "account",
        description = "make and list accounts",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "create|list")
final class AccountCommand implements Callable<Integer> {
    private static final String PATH = "/_unkai/accounts";

    /** Without a subcommand: says which there are. */
    @Override
    public Integer call() {
        throw new CliException(
                Exit.USAGE,
                "account needs one of: create, list",
                "for example: account create --email you@example.com");
    }

    /** Makes an account. */
    @Command(
            name = "create",
            description = "make a separate account with a root user and print its access key, once",
            mixinStandardHelpOptions = true)
    static final class Create implements Callable<Integer> {
        private final CliContext context;

        @Mixin
        private final DataOption data = new DataOption();

        @Option(names = "--email", required = true, paramLabel = "ADDR", description = "the root user's e-mail address")
        private String email = "";

        @Option(
                names = "--name",
                paramLabel = "NAME",
                description = "what the account is called (default: from --email)")
        private @Nullable String name;

        @Option(names = "--id", paramLabel = "ID", description = "twelve digits (default: random)")
        private @Nullable String id;

        @Option(names = "--access-key", paramLabel = "KEY", description = "the access key id (default: random)")
        private @Nullable String accessKey;

        @Option(names = "--secret-key", paramLabel = "SECRET", description = "the secret access key (default: random)")
        private @Nullable String secretKey;

        @Option(names = "--profile", paramLabel = "NAME", description = "write the key to a new AWS profile")
        private @Nullable String profile;

        @Option(names = "--json", description = "answer in JSON")
        private boolean asJson;

        Create(CliContext context) {
            this.context = context;
        }

        @Override
        public Integer call() throws IOException {
            DataFolder folder = data.folder(context);
            String endpoint = folder.requireRunning().endpoint();
            if ((accessKey == null) != (secretKey == null)) {
                throw new CliException(
                        Exit.USAGE, "--access-key and --secret-key belong together", "give both or neither");
            }
            AwsProfiles profiles = AwsProfiles.of(context);
            if (profile != null) {
                profiles.requireNew(profile);
            }
            String answer = SignedCall.send(context, folder, "POST", PATH, FlatJson.write(wanted()));
            Map<String, String> made = FlatJson.read(answer).orElse(Map.of());
            if (profile != null) {
                profiles.writeNew(
                        profile,
                        endpoint,
                        made.getOrDefault("accessKeyId", ""),
                        made.getOrDefault("secretAccessKey", ""));
            }
            context.out().print(asJson ? answer : text(made));
            return Exit.OK;
        }

        private Map<String, Object> wanted() {
            Map<String, Object> wanted = new LinkedHashMap<>();
            wanted.put("email", email);
            put(wanted, "name", name);
            put(wanted, "id", id);
            put(wanted, "accessKey", accessKey);
            put(wanted, "secretKey", secretKey);
            return wanted;
        }

        private static void put(Map<String, Object> wanted, String key, @Nullable String value) {
            if (value != null) {
                wanted.put(key, value);
            }
        }

        private String text(Map<String, String> made) {
            return "account     " + made.get("id") + "\nemail       " + made.get("email") + "\nname        "
                    + made.get("name") + "\naccess key  " + made.get("accessKeyId") + "\nsecret key  "
                    + made.get("secretAccessKey") + "\n"
                    + (profile == null ? "the secret key is not shown again\n" : "profile     " + profile + "\n");
        }
    }

    /** Lists accounts. */
    @Command(name = "list", description = "list all accounts", mixinStandardHelpOptions = true)
    static final class ListAll implements Callable<Integer> {
        private final CliContext context;

        @Mixin
        private final DataOption data = new DataOption();

        @Option(names = "--json", description = "answer in JSON")
        private boolean asJson;

        ListAll(CliContext context) {
            this.context = context;
        }

        @Override
        public Integer call() throws IOException {
            String answer = SignedCall.send(context, data.folder(context), "GET", PATH, "");
            context.out().print(asJson ? answer : text(FlatJson.readList(answer)));
            return Exit.OK;
        }

        private static String text(List<Map<String, String>> accounts) {
            StringBuilder text = new StringBuilder();
            for (Map<String, String> account : accounts) {
                text.append(account.get("id"))
                        .append("  ")
                        .append(account.get("status"))
                        .append("  ")
                        .append(account.get("email"))
                        .append("  ")
                        .append(account.get("name"))
                        .append('\n');
            }
            return text.toString();
        }
    }
}
