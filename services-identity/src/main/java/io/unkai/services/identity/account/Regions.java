package io.unkai.services.identity.account;

import io.unkai.api.account.Account;
import io.unkai.api.account.DisableRegionRequest;
import io.unkai.api.account.DisableRegionResponse;
import io.unkai.api.account.EnableRegionRequest;
import io.unkai.api.account.EnableRegionResponse;
import io.unkai.api.account.GetRegionOptStatusRequest;
import io.unkai.api.account.GetRegionOptStatusResponse;
import io.unkai.api.account.ListRegionsRequest;
import io.unkai.api.account.ListRegionsResponse;
import io.unkai.api.account.Region;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.call.Handlers;
import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.lifecycle.Lifecycle;
import io.unkai.kernel.region.AwsRegions;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Txn;
import io.unkai.services.identity.region.RegionChoices;
import io.unkai.services.identity.region.RegionStatus;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The regions of an account: shows them, and has those opened and closed that it has to ask for. */
final class Regions {
    /** What calls may ask for; {@link RegionChanges} does the rest of the way. */
    private static final Lifecycle<RegionStatus> ASKED = Lifecycle.of(RegionStatus.class, (from, to) -> conflict(from))
            .from(RegionStatus.DISABLED, List.of(RegionStatus.ENABLING))
            .from(RegionStatus.ENABLED, List.of(RegionStatus.DISABLING))
            .build();

    private static final int BAD_REQUEST = 400;
    private static final int CONFLICT = 409;
    private static final int MOST = 50;

    void register(Handlers on) {
        on.onRead(Account.LIST_REGIONS, this::list);
        on.onRead(Account.GET_REGION_OPT_STATUS, this::status);
        on.on(Account.ENABLE_REGION, this::enable);
        on.on(Account.DISABLE_REGION, this::disable);
    }

    private ListRegionsResponse list(Call call, ReadTxn txn, ListRegionsRequest in) {
        var account = AccountAccess.of(call, txn, in.accountId());
        var wanted = in.regionOptStatusContains();
        var after = in.nextToken();
        if (after != null && !AwsRegions.names().contains(after)) {
            throw invalid("The next token is not valid.");
        }
        int most = in.maxResults() == null ? MOST : Math.clamp(in.maxResults(), 1, MOST);
        var found = AwsRegions.names().stream()
                .filter(name -> after == null || name.compareTo(after) > 0)
                .map(name -> Region.builder()
                        .regionName(name)
                        .regionOptStatus(RegionChoices.of(txn, account, name).name())
                        .build())
                .filter(region -> wanted == null || wanted.isEmpty() || wanted.contains(region.regionOptStatus()))
                .toList();
        var page = found.subList(0, Math.min(most, found.size()));
        return ListRegionsResponse.builder()
                .regions(page)
                .nextToken(page.size() == found.size() ? null : page.getLast().regionName())
                .build();
    }

    private GetRegionOptStatusResponse status(Call call, ReadTxn txn, GetRegionOptStatusRequest in) {
        var account = AccountAccess.of(call, txn, in.accountId());
        var region = region(in.regionName());
        return GetRegionOptStatusResponse.builder()
                .regionName(region)
                .regionOptStatus(RegionChoices.of(txn, account, region).name())
                .build();
    }

    private EnableRegionResponse enable(Call call, Txn txn, EnableRegionRequest in) {
        var account = AccountAccess.of(call, txn, in.accountId());
        var region = region(in.regionName());
        var status = RegionChoices.of(txn, account, region);
        if (!status.open()) {
            change(txn, account, region, ASKED.check(status, RegionStatus.ENABLING));
        }
        return EnableRegionResponse.builder().build();
    }

    private DisableRegionResponse disable(Call call, Txn txn, DisableRegionRequest in) {
        var account = AccountAccess.of(call, txn, in.accountId());
        var region = region(in.regionName());
        var status = RegionChoices.of(txn, account, region);
        if (status == RegionStatus.ENABLED_BY_DEFAULT) {
            throw invalid("The region " + region + " is enabled by default and can't be disabled.");
        }
        if (status != RegionStatus.DISABLED) {
            change(txn, account, region, ASKED.check(status, RegionStatus.DISABLING));
        }
        return DisableRegionResponse.builder().build();
    }

    private static void change(Txn txn, String account, String region, RegionStatus status) {
        RegionChoices.put(txn, account, region, status);
        txn.reconcile(RegionChanges.KIND, RegionChanges.key(account, region));
    }

    private static String region(@Nullable String name) {
        if (name == null || !AwsRegions.names().contains(name)) {
            throw invalid("The region name " + name + " is not valid.");
        }
        return name;
    }

    private static ApiException conflict(RegionStatus status) {
        return new ApiException(
                "ConflictException",
                CONFLICT,
                "The request could not be processed because the region is in the status " + status + ".");
    }

    private static ApiException invalid(String message) {
        return new ApiException("ValidationException", BAD_REQUEST, message);
    }
}
