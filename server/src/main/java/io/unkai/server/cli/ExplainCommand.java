package io.unkai.server.cli;

import io.unkai.kernel.arn.Arn;
import java.io.IOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Says what policies decide, and which statement of which policy decides it. */
@Command(
        name = "explain",
        description = "say whether a user or role may do something, and which statement decides",
        mixinStandardHelpOptions = true)
final class ExplainCommand implements Callable<Integer> {
    private static final Pattern INLINE =
            Pattern.compile("inline policy (\\S+) of arn:aws:iam::[0-9]+:(user|role|group)/(?:\\S+/)?([^/\\s]+)");
    private static final String FORM = "application/x-www-form-urlencoded; charset=utf-8";

    private final CliContext context;

    @Mixin
    private final DataOption data = new DataOption();

    @Mixin
    private final ProfileOption profile = new ProfileOption();

    @Option(names = "--principal", required = true, paramLabel = "ARN", description = "ARN of a user, group or role")
    private String principal = "";

    @Option(names = "--action", required = true, paramLabel = "ACTION", description = "for example s3:GetObject")
    private String action = "";

    @Option(names = "--resource", paramLabel = "ARN", description = "what it acts on (default: *)")
    private String resource = "*";

    @Option(
            names = "--context",
            paramLabel = "KEY=VALUE",
            description = "a condition key, for example aws:SourceIp=10.0.0.1")
    private Map<String, String> keys = new TreeMap<>();

    ExplainCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException {
        var folder = data.folder(context);
        var arn = Arn.parse(principal);
        profile.require(arn == null ? "" : arn.account(), folder);
        var cloud = profile.client(context, folder);
        var answer = cloud.call("iam", "POST", "/", FORM, question());
        context.out().println(XmlText.first(answer, "EvalDecision"));
        line("action", action);
        line("resource", resource);
        var statements = XmlText.first(answer, "MatchedStatements");
        var policies = XmlText.all(statements, "SourcePolicyId");
        var starts = XmlText.all(statements, "StartPosition");
        for (int i = 0; i < policies.size(); i++) {
            line("by", statement(cloud, policies.get(i), starts.get(i)));
        }
        if (policies.isEmpty()) {
            line("by", "no statement of any policy matches");
        }
        if (XmlText.first(answer, "AllowedByPermissionsBoundary").equals("false")) {
            line("but", "the permissions boundary does not allow it");
        }
        if (XmlText.first(answer, "AllowedByOrganizations").equals("false")) {
            line("but", "the policies of its organization do not allow it");
        }
        var missing = XmlText.all(XmlText.first(answer, "MissingContextValues"), "member");
        if (!missing.isEmpty()) {
            line("unknown", String.join(", ", missing) + " (give them with --context)");
        }
        return Exit.OK;
    }

    private void line(String name, String text) {
        context.out().println(String.format(Locale.ROOT, "  %-9s %s", name, text));
    }

    private String question() {
        var form = new ArrayList<>(List.of(
                "Action=SimulatePrincipalPolicy",
                "Version=2010-05-08",
                "PolicySourceArn=" + encode(principal),
                "ActionNames.member.1=" + encode(action),
                "ResourceArns.member.1=" + encode(resource)));
        int count = 0;
        for (var key : keys.entrySet()) {
            var entry = "ContextEntries.member." + ++count + '.';
            form.add(entry + "ContextKeyName=" + encode(key.getKey()));
            form.add(entry + "ContextKeyType=string");
            form.add(entry + "ContextKeyValues.member.1=" + encode(key.getValue()));
        }
        return String.join("&", form);
    }

    private static String statement(ApiClient cloud, String policy, String start) throws IOException {
        int lineNumber = Integer.parseInt(XmlText.first(start, "Line"));
        int column = Integer.parseInt(XmlText.first(start, "Column"));
        var inline = INLINE.matcher(policy);
        var version = "";
        String document;
        if (policy.startsWith("arn:aws:iam:")) {
            version = XmlText.first(get(cloud, "GetPolicy", "PolicyArn", policy, "", ""), "DefaultVersionId");
            document = get(cloud, "GetPolicyVersion", "PolicyArn", policy, "VersionId", version);
        } else if (inline.matches()) {
            var kind = inline.group(2).substring(0, 1).toUpperCase(Locale.ROOT)
                    + inline.group(2).substring(1);
            document =
                    get(cloud, "Get" + kind + "Policy", kind + "Name", inline.group(3), "PolicyName", inline.group(1));
        } else {
            return policy;
        }
        var json = XmlText.first(document, inline.matches() ? "PolicyDocument" : "Document");
        var found = MatchedStatement.at(URLDecoder.decode(json, StandardCharsets.UTF_8), lineNumber, column);
        return policy + (version.isEmpty() ? "" : " version " + version) + (found == null ? "" : ", " + found);
    }

    private static String get(ApiClient cloud, String operation, String name, String value, String more, String text)
            throws IOException {
        var form = "Action=" + operation + "&Version=2010-05-08&" + name + '=' + encode(value);
        return cloud.call("iam", "POST", "/", FORM, more.isEmpty() ? form : form + '&' + more + '=' + encode(text));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
