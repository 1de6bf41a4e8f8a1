package io.unkai.server.cli;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Says whether a connection works, by which route and which rules, or which of them stops it. */
@Command(
        name = "why",
        description = "say whether one thing in a VPC reaches another, and which route or rule decides",
        mixinStandardHelpOptions = true)
final class WhyCommand implements Callable<Integer> {
    private static final String FORM = "application/x-www-form-urlencoded; charset=utf-8";
    private static final Pattern ADDRESS = Pattern.compile("[0-9]+(\\.[0-9]+){3}|[0-9a-fA-F]*:[0-9a-fA-F:.]*");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final CliContext context;

    @Mixin
    private final DataOption data = new DataOption();

    @Option(
            names = "--from",
            required = true,
            paramLabel = "WHO",
            description = "a network interface, an instance, an internet gateway, or an address of an interface")
    private String from = "";

    @Option(names = "--to", required = true, paramLabel = "WHO", description = "the same, or any address")
    private String to = "";

    @Option(names = "--port", paramLabel = "N", description = "port at the destination")
    private int port;

    @Option(names = "--protocol", paramLabel = "NAME", description = "tcp or udp (default: ${DEFAULT-VALUE})")
    private String protocol = "tcp";

    @Option(names = "--region", paramLabel = "NAME", description = "default: ${DEFAULT-VALUE}")
    private String region = AwsProfiles.REGION;

    WhyCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException {
        var cloud = ApiClient.of(context, data.folder(context)).in(region);
        var path = XmlText.first(ec2(cloud, "CreateNetworkInsightsPath", question(cloud)), "networkInsightsPathId");
        try {
            var started = ec2(cloud, "StartNetworkInsightsAnalysis", List.of("NetworkInsightsPathId=" + path));
            var id = XmlText.first(started, "networkInsightsAnalysisId");
            var analysis = await(cloud, id);
            ec2(cloud, "DeleteNetworkInsightsAnalysis", List.of("NetworkInsightsAnalysisId=" + id));
            return print(analysis);
        } finally {
            ec2(cloud, "DeleteNetworkInsightsPath", List.of("NetworkInsightsPathId=" + path));
        }
    }

    private static String ec2(ApiClient cloud, String operation, List<String> parameters) throws IOException {
        var token = operation.startsWith("Create") || operation.startsWith("Start")
                ? "&ClientToken=" + Long.toHexString(System.nanoTime())
                : "";
        var form = "Action=" + operation + "&Version=2016-11-15&" + String.join("&", parameters) + token;
        return cloud.call("ec2", "POST", "/", FORM, form);
    }

    private List<String> question(ApiClient cloud) throws IOException {
        var form = new ArrayList<>(List.of("Protocol=" + encode(protocol)));
        form.add("Source=" + encode(ADDRESS.matcher(from).matches() ? owner(cloud, from) : from));
        var known = ADDRESS.matcher(to).matches() ? owners(cloud, to) : List.of(to);
        form.add(known.size() == 1 ? "Destination=" + encode(known.getFirst()) : "DestinationIp=" + encode(to));
        if (port != 0) {
            form.add("DestinationPort=" + port);
        }
        return form;
    }

    private static String owner(ApiClient cloud, String address) throws IOException {
        var owners = owners(cloud, address);
        if (owners.size() == 1) {
            return owners.getFirst();
        }
        throw new CliException(
                Exit.FAILED,
                owners.isEmpty()
                        ? "no network interface has the address " + address
                        : "several network interfaces have the address " + address + ": " + String.join(", ", owners),
                "name the interface by its id");
    }

    private static List<String> owners(ApiClient cloud, String address) throws IOException {
        for (var filter : List.of("addresses.private-ip-address", "addresses.association.public-ip")) {
            var found = XmlText.all(
                    ec2(
                            cloud,
                            "DescribeNetworkInterfaces",
                            List.of("Filter.1.Name=" + filter, "Filter.1.Value.1=" + encode(address))),
                    "networkInterfaceId");
            if (!found.isEmpty()) {
                return found.stream().distinct().toList();
            }
        }
        return List.of();
    }

    private static String await(ApiClient cloud, String id) throws IOException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        var asked = List.of("NetworkInsightsAnalysisId.1=" + id);
        var answer = ec2(cloud, "DescribeNetworkInsightsAnalyses", asked);
        while (XmlText.first(answer, "status").equals("running") && System.nanoTime() < deadline) {
            Waiting.pause();
            answer = ec2(cloud, "DescribeNetworkInsightsAnalyses", asked);
        }
        return answer;
    }

    private int print(String analysis) {
        var status = XmlText.first(analysis, "status");
        if (!status.equals("succeeded")) {
            var why = XmlText.first(analysis, "statusMessage");
            throw new CliException(
                    Exit.FAILED,
                    "the network was not looked at" + (why.isEmpty() ? "" : ": " + why),
                    "./unkai doctor says what this host lacks");
        }
        boolean works = XmlText.first(analysis, "networkPathFound").equals("true");
        context.out().println(works ? "works" : "does not work");
        hops("there", XmlText.first(analysis, "forwardPathComponentSet"));
        hops("back", XmlText.first(analysis, "returnPathComponentSet"));
        var stopped = XmlText.first(analysis, "explanationSet");
        if (!stopped.isEmpty()) {
            context.out().println("stopped by");
            context.out().println("  " + WhyHop.reason(stopped));
        }
        return works ? Exit.OK : Exit.FAILED;
    }

    private void hops(String way, String components) {
        if (components.isEmpty()) {
            return;
        }
        context.out().println(way);
        int number = 0;
        for (var hop : components.split("<sequenceNumber>", -1)) {
            if (number > 0) {
                context.out().println(String.format(Locale.ROOT, "  %2d  %s", number, WhyHop.text(hop)));
            }
            number++;
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
