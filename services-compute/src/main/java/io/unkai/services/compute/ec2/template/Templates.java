package io.unkai.services.compute.ec2.template;

import io.unkai.api.ec2.CreateLaunchTemplateRequest;
import io.unkai.api.ec2.CreateLaunchTemplateResult;
import io.unkai.api.ec2.DeleteLaunchTemplateRequest;
import io.unkai.api.ec2.DeleteLaunchTemplateResult;
import io.unkai.api.ec2.Ec2;
import io.unkai.api.ec2.LaunchTemplateSpecification;
import io.unkai.api.ec2.ModifyLaunchTemplateRequest;
import io.unkai.api.ec2.ModifyLaunchTemplateResult;
import io.unkai.api.ec2.RunInstancesRequest;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.call.Handlers;
import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Txn;
import io.unkai.services.compute.ec2.base.ClientTokens;
import io.unkai.services.compute.ec2.base.Ec2Errors;
import io.unkai.services.compute.ec2.base.Ec2Tags;
import io.unkai.services.compute.ec2.base.Key;
import io.unkai.services.compute.ec2.base.Kind;
import io.unkai.services.compute.ec2.base.Registry;
import io.unkai.services.compute.ec2.base.Tokens;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes, changes and deletes launch templates. */
public final class Templates {
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9().\\-/_]{3,128}");

    private final Tokens tokens;

    /** @param tokens continue lists */
    public Templates(Tokens tokens) {
        this.tokens = tokens;
    }

    /** Registers the operations. */
    public void register(Handlers on, Registry registry) {
        registry.add(TemplateTable.TABLE);
        on.on(Ec2.CREATE_LAUNCH_TEMPLATE, Templates::create);
        on.on(Ec2.MODIFY_LAUNCH_TEMPLATE, Templates::modify);
        on.on(Ec2.DELETE_LAUNCH_TEMPLATE, Templates::delete);
        new TemplateVersions().register(on);
        new TemplateList(tokens).register(on);
    }

    /** What a launch asks for, completed by what its template says. @throws ApiException where there is no such template */
    public static RunInstancesRequest complete(Call call, ReadTxn txn, RunInstancesRequest in) {
        var asked = in.launchTemplate();
        if (asked == null) {
            return in;
        }
        var version = find(call, txn, asked);
        var fromTemplate = (RunInstancesRequest) Structs.convert(version.data(), RunInstancesRequest.SCHEMA);
        return Structs.merge(in, fromTemplate);
    }

    /** What a launch from a template notes of it: id and number. */
    public static TemplateUse use(Call call, ReadTxn txn, LaunchTemplateSpecification asked) {
        var template = TemplateTable.find(call, txn, asked.launchTemplateId(), asked.launchTemplateName());
        return new TemplateUse(template.id(), find(call, txn, asked).number());
    }

    /**
     * A version of a template.
     *
     * @param template the template's id
     * @param version its number
     */
    public record TemplateUse(String template, long version) {}

    private static TemplateVersion find(Call call, ReadTxn txn, LaunchTemplateSpecification asked) {
        var template = TemplateTable.find(call, txn, asked.launchTemplateId(), asked.launchTemplateName());
        return TemplateNumbers.find(txn, template, asked.version());
    }

    private static CreateLaunchTemplateResult create(Call call, Txn txn, CreateLaunchTemplateRequest in) {
        var name = Objects.requireNonNullElse(in.launchTemplateName(), "");
        if (!NAME.matcher(name).matches()) {
            throw new ApiException(
                    "InvalidLaunchTemplateName.MalformedException",
                    "A launch template name must be between 3 and 128 characters, and may contain letters, numbers, and"
                            + " the following characters: - ( ) . / _.");
        }
        var id = ClientTokens.once(call, txn, in.clientToken(), in, () -> create(call, txn, in, name));
        return CreateLaunchTemplateResult.builder()
                .launchTemplate(TemplateViews.of(txn, TemplateTable.TABLE.find(call, txn, id)))
                .build();
    }

    private static String create(Call call, Txn txn, CreateLaunchTemplateRequest in, String name) {
        if (TemplateTable.named(call, txn, name) != null) {
            throw new ApiException(
                    "InvalidLaunchTemplateName.AlreadyExistsException", "Launch template name already in use.");
        }
        var data = in.launchTemplateData();
        if (data == null) {
            throw Ec2Errors.missing("LaunchTemplateData");
        }
        TemplateVersions.check(data);
        var key = Key.of(call, call.ids().next(Kind.LAUNCH_TEMPLATE.prefix()));
        var template =
                new StoredTemplate(key, name, call.now(), call.principal().arn(), 1, 1);
        TemplateTable.put(txn, template);
        TemplateTable.put(txn, template, TemplateVersions.version(call, 1, in.versionDescription(), data));
        Ec2Tags.create(call, txn, Kind.LAUNCH_TEMPLATE, key, in.tagSpecifications());
        return key.id();
    }

    private static ModifyLaunchTemplateResult modify(Call call, Txn txn, ModifyLaunchTemplateRequest in) {
        var template = TemplateTable.find(call, txn, in.launchTemplateId(), in.launchTemplateName());
        @Nullable String number = in.defaultVersion();
        if (number != null) {
            template = template.withStandard(
                    TemplateNumbers.find(txn, template, number).number());
            TemplateTable.put(txn, template);
        }
        return ModifyLaunchTemplateResult.builder()
                .launchTemplate(TemplateViews.of(txn, template))
                .build();
    }

    private static DeleteLaunchTemplateResult delete(Call call, Txn txn, DeleteLaunchTemplateRequest in) {
        var template = TemplateTable.find(call, txn, in.launchTemplateId(), in.launchTemplateName());
        var view = TemplateViews.of(txn, template);
        TemplateTable.remove(txn, template);
        return DeleteLaunchTemplateResult.builder().launchTemplate(view).build();
    }
}
