package io.unkai.services.compute.ec2.template;

import io.unkai.api.ec2.CreateLaunchTemplateVersionRequest;
import io.unkai.api.ec2.CreateLaunchTemplateVersionResult;
import io.unkai.api.ec2.DeleteLaunchTemplateVersionsRequest;
import io.unkai.api.ec2.DeleteLaunchTemplateVersionsResponseErrorItem;
import io.unkai.api.ec2.DeleteLaunchTemplateVersionsResponseSuccessItem;
import io.unkai.api.ec2.DeleteLaunchTemplateVersionsResult;
import io.unkai.api.ec2.Ec2;
import io.unkai.api.ec2.RequestLaunchTemplateData;
import io.unkai.api.ec2.ResponseError;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.call.Handlers;
import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.store.Txn;
import io.unkai.services.compute.ec2.base.ClientTokens;
import io.unkai.services.compute.ec2.base.Ec2Errors;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes and deletes versions of launch templates. */
final class TemplateVersions {
    private static final int MAX_DELETED = 200;

    void register(Handlers on) {
        on.on(Ec2.CREATE_LAUNCH_TEMPLATE_VERSION, TemplateVersions::create);
        on.on(Ec2.DELETE_LAUNCH_TEMPLATE_VERSIONS, TemplateVersions::delete);
    }

    static TemplateVersion version(
            Call call, long number, @Nullable String description, RequestLaunchTemplateData data) {
        return new TemplateVersion(
                number,
                Objects.requireNonNullElse(description, ""),
                call.now(),
                call.principal().arn(),
                data);
    }

    /** What only launches can check is checked there; attribute-based choice of types is not offered at all. */
    static void check(RequestLaunchTemplateData data) {
        if (data.instanceRequirements() != null) {
            throw Ec2Errors.unsupported("InstanceRequirements is not supported.");
        }
    }

    private static CreateLaunchTemplateVersionResult create(Call call, Txn txn, CreateLaunchTemplateVersionRequest in) {
        var template = TemplateTable.find(call, txn, in.launchTemplateId(), in.launchTemplateName());
        var number = Long.parseLong(
                ClientTokens.once(call, txn, in.clientToken(), in, () -> Long.toString(add(call, txn, template, in))));
        var version = TemplateTable.version(txn, template, number);
        if (version == null) {
            throw TemplateNumbers.absent(template, number);
        }
        return CreateLaunchTemplateVersionResult.builder()
                .launchTemplateVersion(TemplateViews.of(template, version))
                .build();
    }

    private static long add(Call call, Txn txn, StoredTemplate template, CreateLaunchTemplateVersionRequest in) {
        var data = in.launchTemplateData();
        if (data == null) {
            throw Ec2Errors.missing("LaunchTemplateData");
        }
        check(data);
        var source = in.sourceVersion();
        var whole = source == null
                ? data
                : Structs.merge(
                        data, TemplateNumbers.find(txn, template, source).data());
        var changed = template.withLatest(template.latest() + 1);
        TemplateTable.put(txn, changed);
        TemplateTable.put(txn, changed, version(call, changed.latest(), in.versionDescription(), whole));
        return changed.latest();
    }

    private static DeleteLaunchTemplateVersionsResult delete(
            Call call, Txn txn, DeleteLaunchTemplateVersionsRequest in) {
        var template = TemplateTable.find(call, txn, in.launchTemplateId(), in.launchTemplateName());
        var numbers = in.versions() == null ? List.<String>of() : in.versions();
        if (numbers.size() > MAX_DELETED) {
            throw Ec2Errors.invalidValue("At most " + MAX_DELETED + " versions can be deleted at a time.");
        }
        var deleted = new ArrayList<DeleteLaunchTemplateVersionsResponseSuccessItem>();
        var failed = new ArrayList<DeleteLaunchTemplateVersionsResponseErrorItem>();
        for (var text : numbers) {
            long number = TemplateNumbers.number(text);
            var why = obstacle(txn, template, number);
            if (why == null) {
                TemplateTable.remove(txn, template, number);
                deleted.add(deleted(template, number));
            } else {
                failed.add(failed(template, number, why));
            }
        }
        return DeleteLaunchTemplateVersionsResult.builder()
                .successfullyDeletedLaunchTemplateVersions(deleted)
                .unsuccessfullyDeletedLaunchTemplateVersions(failed)
                .build();
    }

    private static @Nullable ApiException obstacle(Txn txn, StoredTemplate template, long number) {
        if (TemplateTable.version(txn, template, number) == null) {
            return new ApiException(
                    "launchTemplateVersionDoesNotExist",
                    TemplateNumbers.absent(template, number).message());
        }
        return number == template.standard()
                ? new ApiException("unexpectedError", "The default version of a launch template cannot be deleted.")
                : null;
    }

    private static DeleteLaunchTemplateVersionsResponseSuccessItem deleted(StoredTemplate template, long number) {
        return DeleteLaunchTemplateVersionsResponseSuccessItem.builder()
                .launchTemplateId(template.id())
                .launchTemplateName(template.name())
                .versionNumber(number)
                .build();
    }

    private static DeleteLaunchTemplateVersionsResponseErrorItem failed(
            StoredTemplate template, long number, ApiException why) {
        return DeleteLaunchTemplateVersionsResponseErrorItem.builder()
                .launchTemplateId(template.id())
                .launchTemplateName(template.name())
                .versionNumber(number)
                .responseError(ResponseError.builder()
                        .code(why.code())
                        .message(why.message())
                        .build())
                .build();
    }
}
