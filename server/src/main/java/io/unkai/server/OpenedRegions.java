package io.unkai.server;

import io.unkai.api.Services;
import io.unkai.kernel.schema.ServiceModel;
import io.unkai.services.identity.IdentityService;
import io.unkai.wire.sigv4.RegionalAuthenticator;
import java.util.Set;
import java.util.stream.Collectors;

/** Which regions accounts have opened. Services that have one endpoint for all regions are open wherever they are signed for. */
final class OpenedRegions implements RegionalAuthenticator.OpenRegions {
    private final Set<String> everywhere = Services.all().stream()
            .filter(ServiceModel::global)
            .map(ServiceModel::signingName)
            .collect(Collectors.toUnmodifiableSet());
    private final IdentityService identity;

    OpenedRegions(IdentityService identity) {
        this.identity = identity;
    }

    @Override
    public boolean open(String service, String account, String region) {
        return everywhere.contains(service) || identity.open(account, region);
    }
}
