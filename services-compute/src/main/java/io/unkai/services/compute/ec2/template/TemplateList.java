package io.unkai.services.compute.ec2.template;

import io.unkai.api.ec2.DescribeLaunchTemplateVersionsRequest;
import io.unkai.api.ec2.DescribeLaunchTemplateVersionsResult;
import io.unkai.api.ec2.DescribeLaunchTemplatesRequest;
import io.unkai.api.ec2.DescribeLaunchTemplatesResult;
import io.unkai.api.ec2.Ec2;
import io.unkai.api.ec2.LaunchTemplate;
import io.unkai.api.ec2.LaunchTemplateInstanceMetadataOptions;
import io.unkai.api.ec2.LaunchTemplateVersion;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.call.Handlers;
import io.unkai.kernel.filter.Filters;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.services.compute.ec2.base.Asked;
import io.unkai.services.compute.ec2.base.Ec2Errors;
import io.unkai.services.compute.ec2.base.Ec2Tags;
import io.unkai.services.compute.ec2.base.Pages;
import io.unkai.services.compute.ec2.base.Tokens;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Lists templates and versions. */
final class TemplateList {
    private static final Filters<LaunchTemplate> FILTERS = new Filters<LaunchTemplate>()
            .on("create-time", template -> String.valueOf(template.createTime()))
            .on("launch-template-name", LaunchTemplate::launchTemplateName)
            .onTags(template -> Ec2Tags.map(template.tags()));
    private static final Filters<LaunchTemplateVersion> VERSION_FILTERS = new Filters<LaunchTemplateVersion>()
            .on("create-time", version -> String.valueOf(version.createTime()))
            .on("is-default-version", version -> String.valueOf(version.defaultVersion()))
            .on("image-id", version -> data(version).imageId())
            .on("instance-type", version -> data(version).instanceType())
            .on("kernel-id", version -> data(version).kernelId())
            .on("ram-disk-id", version -> data(version).ramDiskId())
            .on("ebs-optimized", version -> String.valueOf(data(version).ebsOptimized()))
            .on("http-endpoint", version -> metadata(version, LaunchTemplateInstanceMetadataOptions::httpEndpoint))
            .on("http-protocol-ipv4", _ -> null)
            .on("http-tokens", version -> metadata(version, LaunchTemplateInstanceMetadataOptions::httpTokens))
            .on("host-resource-group-arn", _ -> null)
            .on("license-configuration-arn", _ -> null)
            .on("network-card-index", _ -> null)
            .onEach("iam-instance-profile", TemplateList::profile);

    private static @Nullable String metadata(
            LaunchTemplateVersion version, Function<LaunchTemplateInstanceMetadataOptions, @Nullable String> value) {
        var options = data(version).metadataOptions();
        return options == null ? null : value.apply(options);
    }

    private static List<String> profile(LaunchTemplateVersion version) {
        var profile = data(version).iamInstanceProfile();
        return profile == null
                ? List.of()
                : Stream.of(profile.arn(), profile.name())
                        .filter(Objects::nonNull)
                        .toList();
    }

    private final Tokens tokens;

    TemplateList(Tokens tokens) {
        this.tokens = tokens;
    }

    void register(Handlers on) {
        on.onRead(Ec2.DESCRIBE_LAUNCH_TEMPLATES, this::templates);
        on.onRead(Ec2.DESCRIBE_LAUNCH_TEMPLATE_VERSIONS, this::versions);
    }

    private static io.unkai.api.ec2.ResponseLaunchTemplateData data(LaunchTemplateVersion version) {
        var data = version.launchTemplateData();
        return data == null
                ? io.unkai.api.ec2.ResponseLaunchTemplateData.builder().build()
                : data;
    }

    private DescribeLaunchTemplatesResult templates(Call call, ReadTxn txn, DescribeLaunchTemplatesRequest in) {
        var asked = Asked.of(null, in.filters(), in.maxResults(), in.nextToken());
        var matches = FILTERS.all(asked.filters());
        var all = chosen(call, txn, in)
                .distinct()
                .map(template -> TemplateViews.of(txn, template))
                .filter(matches)
                .toList();
        var page = Pages.page(
                call, tokens, "templates", all, template -> String.valueOf(template.launchTemplateId()), asked);
        return DescribeLaunchTemplatesResult.builder()
                .launchTemplates(page.items())
                .nextToken(page.nextToken())
                .build();
    }

    private static Stream<StoredTemplate> chosen(Call call, ReadTxn txn, DescribeLaunchTemplatesRequest in) {
        var ids = list(in.launchTemplateIds());
        var names = list(in.launchTemplateNames());
        if (ids.isEmpty() && names.isEmpty()) {
            return TemplateTable.TABLE.all(txn, call.account(), call.region()).stream();
        }
        return Stream.concat(
                ids.stream().map(id -> TemplateTable.find(call, txn, id, null)),
                names.stream().map(name -> TemplateTable.find(call, txn, null, name)));
    }

    private DescribeLaunchTemplateVersionsResult versions(
            Call call, ReadTxn txn, DescribeLaunchTemplateVersionsRequest in) {
        var asked = Asked.of(null, in.filters(), in.maxResults(), in.nextToken());
        var matches = VERSION_FILTERS.all(asked.filters());
        var all = (in.launchTemplateId() == null && in.launchTemplateName() == null
                        ? ofAllTemplates(call, txn, in)
                        : ofOneTemplate(call, txn, in))
                .filter(matches)
                .toList();
        var page = Pages.page(call, tokens, "template-versions", all, TemplateList::order, asked);
        return DescribeLaunchTemplateVersionsResult.builder()
                .launchTemplateVersions(page.items())
                .nextToken(page.nextToken())
                .build();
    }

    /** The newest version of a template comes first. */
    private static String order(LaunchTemplateVersion version) {
        long number = version.versionNumber() == null ? 0 : version.versionNumber();
        return "%s %019d".formatted(version.launchTemplateId(), Long.MAX_VALUE - number);
    }

    /** Across templates only the latest and the default versions can be asked for. */
    private static Stream<LaunchTemplateVersion> ofAllTemplates(
            Call call, ReadTxn txn, DescribeLaunchTemplateVersionsRequest in) {
        var asked = list(in.versions());
        var known = List.of(TemplateNumbers.LATEST, TemplateNumbers.DEFAULT);
        if (asked.isEmpty() || !known.containsAll(asked)) {
            throw Ec2Errors.missing("LaunchTemplateId or LaunchTemplateName");
        }
        return TemplateTable.TABLE.all(txn, call.account(), call.region()).stream()
                .flatMap(template -> asked.stream()
                        .map(text -> TemplateNumbers.find(txn, template, text))
                        .distinct()
                        .map(version -> TemplateViews.of(template, version)));
    }

    private static Stream<LaunchTemplateVersion> ofOneTemplate(
            Call call, ReadTxn txn, DescribeLaunchTemplateVersionsRequest in) {
        var template = TemplateTable.find(call, txn, in.launchTemplateId(), in.launchTemplateName());
        var asked = list(in.versions());
        if (!asked.isEmpty()) {
            return asked.stream()
                    .map(text -> TemplateNumbers.find(txn, template, text))
                    .distinct()
                    .map(version -> TemplateViews.of(template, version));
        }
        long from = in.minVersion() == null ? 1 : TemplateNumbers.read(template, in.minVersion());
        long to = in.maxVersion() == null ? template.latest() : TemplateNumbers.read(template, in.maxVersion());
        return TemplateTable.versions(txn, template).reversed().stream()
                .filter(version -> version.number() >= from && version.number() <= to)
                .map(version -> TemplateViews.of(template, version));
    }

    private static List<String> list(@Nullable List<String> values) {
        return values == null ? List.of() : values;
    }
}
