package io.unkai.services.identity.iam.access;

import io.unkai.api.iam.EntityDetails;
import io.unkai.api.iam.EntityInfo;
import io.unkai.api.iam.GenerateServiceLastAccessedDetailsRequest;
import io.unkai.api.iam.GenerateServiceLastAccessedDetailsResponse;
import io.unkai.api.iam.GetServiceLastAccessedDetailsRequest;
import io.unkai.api.iam.GetServiceLastAccessedDetailsResponse;
import io.unkai.api.iam.GetServiceLastAccessedDetailsWithEntitiesRequest;
import io.unkai.api.iam.GetServiceLastAccessedDetailsWithEntitiesResponse;
import io.unkai.api.iam.Iam;
import io.unkai.api.iam.ServiceLastAccessed;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Txn;
import io.unkai.services.identity.iam.entity.Changes;
import io.unkai.services.identity.iam.entity.Entity;
import io.unkai.services.identity.iam.entity.IamErrors;
import io.unkai.services.identity.iam.entity.Lists;
import io.unkai.services.identity.iam.entity.Texts;
import java.util.Comparator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells when the services that somebody may use were last used. Jobs are answered when they are read. */
public final class LastAccessed {
    private final Lists lists;

    /** Services listed with these markers. */
    public LastAccessed(Lists lists) {
        this.lists = lists;
    }

    /** Registers its operations. */
    public void register(Changes on) {
        on.on(Iam.GENERATE_SERVICE_LAST_ACCESSED_DETAILS, LastAccessed::generate);
        on.onRead(Iam.GET_SERVICE_LAST_ACCESSED_DETAILS, this::get);
        on.onRead(Iam.GET_SERVICE_LAST_ACCESSED_DETAILS_WITH_ENTITIES, this::entities);
    }

    private static GenerateServiceLastAccessedDetailsResponse generate(
            Call call, Txn txn, GenerateServiceLastAccessedDetailsRequest in) {
        var subject = Subject.of(txn, call.account(), Texts.orEmpty(in.arn()));
        var id = call.ids().uuid();
        var granularity = in.granularity() == null ? "SERVICE_LEVEL" : in.granularity();
        new AccessJob(subject.arn(), granularity, Texts.seconds(call.now())).put(txn, call.account(), id);
        return GenerateServiceLastAccessedDetailsResponse.builder().jobId(id).build();
    }

    private GetServiceLastAccessedDetailsResponse get(Call call, ReadTxn txn, GetServiceLastAccessedDetailsRequest in) {
        var job = AccessJob.require(txn, call.account(), in.jobId());
        var subject = Subject.of(txn, call.account(), job.arn());
        var granted = ServiceNames.ALL.entrySet().stream()
                .filter(service -> subject.grants().test(service.getKey()))
                .toList();
        var page =
                lists.list(call, granted, Map.Entry::getKey, new Lists.Wanted(job.arn(), in.marker(), in.maxItems()));
        return GetServiceLastAccessedDetailsResponse.builder()
                .jobStatus("COMPLETED")
                .jobType(job.granularity())
                .jobCreationDate(job.created())
                .jobCompletionDate(job.created())
                .servicesLastAccessed(page.items().stream()
                        .map(service -> service(txn, subject, service))
                        .toList())
                .isTruncated(page.truncated())
                .marker(page.marker())
                .build();
    }

    private static ServiceLastAccessed service(ReadTxn txn, Subject subject, Map.Entry<String, String> service) {
        int users = 0;
        Entity last = null;
        ServiceUse lastUse = null;
        for (var principal : subject.principals()) {
            var use = ServiceUse.of(txn, principal.account(), principal.id(), service.getKey());
            users += use == null ? 0 : 1;
            if (use != null && (lastUse == null || use.time().isAfter(lastUse.time()))) {
                last = principal;
                lastUse = use;
            }
        }
        return ServiceLastAccessed.builder()
                .serviceName(service.getValue())
                .serviceNamespace(service.getKey())
                .lastAuthenticated(lastUse == null ? null : Texts.seconds(lastUse.time()))
                .lastAuthenticatedEntity(last == null ? null : last.arn())
                .lastAuthenticatedRegion(lastUse == null ? null : lastUse.region())
                .totalAuthenticatedEntities(users)
                .build();
    }

    private GetServiceLastAccessedDetailsWithEntitiesResponse entities(
            Call call, ReadTxn txn, GetServiceLastAccessedDetailsWithEntitiesRequest in) {
        var job = AccessJob.require(txn, call.account(), in.jobId());
        var namespace = Texts.orEmpty(in.serviceNamespace());
        if (!ServiceNames.ALL.containsKey(namespace)) {
            throw IamErrors.noSuchEntity("Service namespace " + namespace + " was not found.");
        }
        var principals = Subject.of(txn, call.account(), job.arn()).principals().stream()
                .sorted(Comparator.comparing(Entity::id))
                .toList();
        var page = lists.list(
                call, principals, Entity::id, new Lists.Wanted(job.arn() + namespace, in.marker(), in.maxItems()));
        return GetServiceLastAccessedDetailsWithEntitiesResponse.builder()
                .jobStatus("COMPLETED")
                .jobCreationDate(job.created())
                .jobCompletionDate(job.created())
                .entityDetailsList(page.items().stream()
                        .map(entity -> details(entity, ServiceUse.of(txn, entity.account(), entity.id(), namespace)))
                        .toList())
                .isTruncated(page.truncated())
                .marker(page.marker())
                .build();
    }

    private static EntityDetails details(Entity entity, @Nullable ServiceUse use) {
        return EntityDetails.builder()
                .entityInfo(EntityInfo.builder()
                        .arn(entity.arn())
                        .name(entity.name())
                        .type(entity.kind().name())
                        .id(entity.id())
                        .path(entity.path())
                        .build())
                .lastAuthenticated(use == null ? null : Texts.seconds(use.time()))
                .build();
    }
}
