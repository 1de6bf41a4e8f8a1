package io.unkai.services.compute.ec2.template;

import io.unkai.api.ec2.LaunchTemplate;
import io.unkai.api.ec2.LaunchTemplateVersion;
import io.unkai.api.ec2.ResponseLaunchTemplateData;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.services.compute.ec2.base.Ec2Tags;

/** Templates as clients see them. */
final class TemplateViews {
    private TemplateViews() {}

    static LaunchTemplate of(ReadTxn txn, StoredTemplate template) {
        return LaunchTemplate.builder()
                .launchTemplateId(template.id())
                .launchTemplateName(template.name())
                .createTime(template.created())
                .createdBy(template.createdBy())
                .defaultVersionNumber(template.standard())
                .latestVersionNumber(template.latest())
                .tags(Ec2Tags.of(txn, template.key()))
                .build();
    }

    static LaunchTemplateVersion of(StoredTemplate template, TemplateVersion version) {
        return LaunchTemplateVersion.builder()
                .launchTemplateId(template.id())
                .launchTemplateName(template.name())
                .versionNumber(version.number())
                .versionDescription(version.description().isEmpty() ? null : version.description())
                .createTime(version.created())
                .createdBy(version.createdBy())
                .defaultVersion(version.number() == template.standard())
                .launchTemplateData(
                        (ResponseLaunchTemplateData) Structs.convert(version.data(), ResponseLaunchTemplateData.SCHEMA))
                .build();
    }
}
