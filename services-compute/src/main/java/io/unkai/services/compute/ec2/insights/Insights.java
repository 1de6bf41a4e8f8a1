package io.unkai.services.compute.ec2.insights;

import io.unkai.api.ec2.CreateNetworkInsightsPathRequest;
import io.unkai.api.ec2.CreateNetworkInsightsPathResult;
import io.unkai.api.ec2.DeleteNetworkInsightsAnalysisRequest;
import io.unkai.api.ec2.DeleteNetworkInsightsAnalysisResult;
import io.unkai.api.ec2.DeleteNetworkInsightsPathRequest;
import io.unkai.api.ec2.DeleteNetworkInsightsPathResult;
import io.unkai.api.ec2.DescribeNetworkInsightsAnalysesRequest;
import io.unkai.api.ec2.DescribeNetworkInsightsAnalysesResult;
import io.unkai.api.ec2.DescribeNetworkInsightsPathsRequest;
import io.unkai.api.ec2.DescribeNetworkInsightsPathsResult;
import io.unkai.api.ec2.Ec2;
import io.unkai.api.ec2.NetworkInsightsAnalysis;
import io.unkai.api.ec2.NetworkInsightsPath;
import io.unkai.api.ec2.StartNetworkInsightsAnalysisRequest;
import io.unkai.api.ec2.StartNetworkInsightsAnalysisResult;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.call.Handlers;
import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.filter.Filters;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Txn;
import io.unkai.planes.network.Ip;
import io.unkai.services.compute.ec2.base.Asked;
import io.unkai.services.compute.ec2.base.ClientTokens;
import io.unkai.services.compute.ec2.base.Ec2Errors;
import io.unkai.services.compute.ec2.base.Ec2Tags;
import io.unkai.services.compute.ec2.base.Key;
import io.unkai.services.compute.ec2.base.Kind;
import io.unkai.services.compute.ec2.base.Listing;
import io.unkai.services.compute.ec2.base.Parts;
import io.unkai.services.compute.ec2.base.Registry;
import io.unkai.services.compute.ec2.base.Tokens;
import io.unkai.services.compute.ec2.net.Eni;
import io.unkai.services.compute.ec2.net.InternetGateway;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Operations that analyse whether one thing can reach another, and why not. */
public final class Insights {
    private static final Filters<NetworkInsightsPath> PATHS = new Filters<NetworkInsightsPath>()
            .on("destination", NetworkInsightsPath::destination)
            .on("protocol", NetworkInsightsPath::protocol)
            .on("source", NetworkInsightsPath::source)
            .onTags(path -> Ec2Tags.map(path.tags()));
    private static final Filters<NetworkInsightsAnalysis> ANALYSES = new Filters<NetworkInsightsAnalysis>()
            .on("path-found", one -> Parts.text(one.networkPathFound()))
            .on("status", NetworkInsightsAnalysis::status)
            .onTags(one -> Ec2Tags.map(one.tags()));

    private final Listing<InsightsPath, NetworkInsightsPath> paths;
    private final Listing<Analysis, NetworkInsightsAnalysis> analyses;

    /** @param tokens continue lists */
    public Insights(Tokens tokens) {
        this.paths = new Listing<>(tokens, InsightsPath.TABLE, InsightsViews::path, PATHS);
        this.analyses = new Listing<>(tokens, Analysis.TABLE, InsightsViews::analysis, ANALYSES);
    }

    /** Registers the operations. */
    public void register(Handlers on, Registry registry) {
        on.on(Ec2.CREATE_NETWORK_INSIGHTS_PATH, this::create);
        on.on(Ec2.DELETE_NETWORK_INSIGHTS_PATH, this::delete);
        on.onRead(Ec2.DESCRIBE_NETWORK_INSIGHTS_PATHS, this::describe);
        on.on(Ec2.START_NETWORK_INSIGHTS_ANALYSIS, this::start);
        on.on(Ec2.DELETE_NETWORK_INSIGHTS_ANALYSIS, this::deleteAnalysis);
        on.onRead(Ec2.DESCRIBE_NETWORK_INSIGHTS_ANALYSES, this::describeAnalyses);
        registry.add(InsightsPath.TABLE);
        registry.add(Analysis.TABLE);
    }

    private CreateNetworkInsightsPathResult create(Call call, Txn txn, CreateNetworkInsightsPathRequest in) {
        var id = ClientTokens.once(call, txn, in.clientToken(), in, () -> make(call, txn, in));
        return CreateNetworkInsightsPathResult.builder()
                .networkInsightsPath(InsightsViews.path(txn, InsightsPath.TABLE.find(call, txn, id)))
                .build();
    }

    private static String make(Call call, Txn txn, CreateNetworkInsightsPathRequest in) {
        if (in.filterAtSource() != null || in.filterAtDestination() != null) {
            throw Ec2Errors.unsupported("Filters at the ends of a path are not offered; give addresses and a port.");
        }
        if (in.destination() == null && in.destinationIp() == null) {
            throw Ec2Errors.missing("Destination");
        }
        var path = InsightsPath.TABLE.put(
                txn,
                new InsightsPath(
                        Key.of(call, call.ids().next("nip")),
                        end(call, txn, "Source", in.source()),
                        in.destination() == null ? "" : end(call, txn, "Destination", in.destination()),
                        ip("SourceIp", in.sourceIp()),
                        ip("DestinationIp", in.destinationIp()),
                        in.protocol() == null ? "tcp" : in.protocol(),
                        in.destinationPort(),
                        call.now().truncatedTo(ChronoUnit.SECONDS)));
        Ec2Tags.create(call, txn, Kind.INSIGHTS_PATH, path.key(), in.tagSpecifications());
        return path.id();
    }

    private static String ip(String parameter, @Nullable String text) {
        if (text != null && Ip.tryParse(text) == null) {
            throw Ec2Errors.invalidValue(parameter, text, "It is not an IP address.");
        }
        return text == null ? "" : text;
    }

    /** An end by its id or ARN, once it is known to be there. */
    private static String end(Call call, ReadTxn txn, String parameter, @Nullable String named) {
        var text = named == null ? "" : named;
        var id = text.substring(text.lastIndexOf('/') + 1);
        switch (Kind.ofId(id)) {
            case INTERFACE -> Eni.TABLE.find(call, txn, id);
            case INTERNET_GATEWAY -> InternetGateway.TABLE.find(call, txn, id);
            case INSTANCE -> {
                if (Eni.TABLE.within(txn, Key.of(call, id)).isEmpty()) {
                    throw Kind.INSTANCE.absent(id);
                }
            }
            case null, default ->
                throw Ec2Errors.invalidValue(
                        parameter, text, "It is a network interface, an instance or an internet gateway.");
        }
        return id;
    }

    private DeleteNetworkInsightsPathResult delete(Call call, Txn txn, DeleteNetworkInsightsPathRequest in) {
        var path = InsightsPath.TABLE.find(call, txn, in.networkInsightsPathId());
        if (Analysis.TABLE.anyWithin(txn, path.key())) {
            throw new ApiException(
                    "AnalysisExistsForNetworkInsightsPath",
                    "The network insights path '" + path.id() + "' has analyses and cannot be deleted.");
        }
        InsightsPath.TABLE.remove(txn, path);
        return DeleteNetworkInsightsPathResult.builder()
                .networkInsightsPathId(path.id())
                .build();
    }

    private DescribeNetworkInsightsPathsResult describe(
            Call call, ReadTxn txn, DescribeNetworkInsightsPathsRequest in) {
        var page = paths.list(
                call, txn, Asked.of(in.networkInsightsPathIds(), in.filters(), in.maxResults(), in.nextToken()));
        return DescribeNetworkInsightsPathsResult.builder()
                .networkInsightsPaths(page.items())
                .nextToken(page.nextToken())
                .build();
    }

    private StartNetworkInsightsAnalysisResult start(Call call, Txn txn, StartNetworkInsightsAnalysisRequest in) {
        var id = ClientTokens.once(call, txn, in.clientToken(), in, () -> begin(call, txn, in));
        return StartNetworkInsightsAnalysisResult.builder()
                .networkInsightsAnalysis(InsightsViews.analysis(txn, Analysis.TABLE.find(call, txn, id)))
                .build();
    }

    private static String begin(Call call, Txn txn, StartNetworkInsightsAnalysisRequest in) {
        if (!Parts.list(in.filterInArns()).isEmpty()) {
            throw Ec2Errors.unsupported("Analyses of paths through chosen resources are not offered.");
        }
        var path = InsightsPath.TABLE.find(call, txn, in.networkInsightsPathId());
        var key = Key.of(call, call.ids().next("nia"));
        Analysis.TABLE.put(txn, Analysis.running(key, path.id(), call.now().truncatedTo(ChronoUnit.SECONDS)));
        Ec2Tags.create(call, txn, Kind.INSIGHTS_ANALYSIS, key, in.tagSpecifications());
        txn.reconcile(Analysis.KIND, key.text());
        return key.id();
    }

    private DeleteNetworkInsightsAnalysisResult deleteAnalysis(
            Call call, Txn txn, DeleteNetworkInsightsAnalysisRequest in) {
        var analysis = Analysis.TABLE.find(call, txn, in.networkInsightsAnalysisId());
        Analysis.TABLE.remove(txn, analysis);
        return DeleteNetworkInsightsAnalysisResult.builder()
                .networkInsightsAnalysisId(analysis.id())
                .build();
    }

    private DescribeNetworkInsightsAnalysesResult describeAnalyses(
            Call call, ReadTxn txn, DescribeNetworkInsightsAnalysesRequest in) {
        var page = analyses.list(
                call, txn, Asked.of(in.networkInsightsAnalysisIds(), in.filters(), in.maxResults(), in.nextToken()));
        var path = in.networkInsightsPathId();
        return DescribeNetworkInsightsAnalysesResult.builder()
                .networkInsightsAnalyses(page.items().stream()
                        .filter(one -> path == null || path.equals(one.networkInsightsPathId()))
                        .toList())
                .nextToken(page.nextToken())
                .build();
    }
}
