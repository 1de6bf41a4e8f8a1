package io.unkai.services.identity.account;

import io.unkai.api.account.Account;
import io.unkai.api.account.GetRegionOptStatusRequest;
import io.unkai.api.account.GetRegionOptStatusResponse;
import io.unkai.api.account.ListRegionsRequest;
import io.unkai.api.account.ListRegionsResponse;
import io.unkai.api.account.Region;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.call.Handlers;
import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.store.ReadTxn;
import java.util.List;

/** The regions an account can use. Those that AWS has an account opt into are not offered here: opting in would change nothing. */
final class Regions {
    private static final int BAD_REQUEST = 400;
    private static final int MOST = 50;
    private static final String ALWAYS = "ENABLED_BY_DEFAULT";
    private static final List<String> NAMES = List.of(
            "ap-northeast-1",
            "ap-northeast-2",
            "ap-northeast-3",
            "ap-south-1",
            "ap-southeast-1",
            "ap-southeast-2",
            "ca-central-1",
            "eu-central-1",
            "eu-north-1",
            "eu-west-1",
            "eu-west-2",
            "eu-west-3",
            "sa-east-1",
            "us-east-1",
            "us-east-2",
            "us-west-1",
            "us-west-2");

    void register(Handlers on) {
        on.onRead(Account.LIST_REGIONS, this::list);
        on.onRead(Account.GET_REGION_OPT_STATUS, this::status);
    }

    private ListRegionsResponse list(Call call, ReadTxn txn, ListRegionsRequest in) {
        AccountAccess.of(call, txn, in.accountId());
        var wanted = in.regionOptStatusContains();
        if (wanted != null && !wanted.contains(ALWAYS)) {
            return ListRegionsResponse.builder().regions(List.of()).build();
        }
        int from = in.nextToken() == null ? 0 : NAMES.indexOf(in.nextToken());
        if (from < 0) {
            throw invalid("The next token is not valid.");
        }
        int to = Math.min(NAMES.size(), from + (in.maxResults() == null ? MOST : Math.clamp(in.maxResults(), 1, MOST)));
        return ListRegionsResponse.builder()
                .regions(NAMES.subList(from, to).stream()
                        .map(name -> Region.builder()
                                .regionName(name)
                                .regionOptStatus(ALWAYS)
                                .build())
                        .toList())
                .nextToken(to == NAMES.size() ? null : NAMES.get(to))
                .build();
    }

    private GetRegionOptStatusResponse status(Call call, ReadTxn txn, GetRegionOptStatusRequest in) {
        AccountAccess.of(call, txn, in.accountId());
        var region = in.regionName() == null ? "" : in.regionName();
        if (!NAMES.contains(region)) {
            throw invalid("The region name is not valid.");
        }
        return GetRegionOptStatusResponse.builder()
                .regionName(region)
                .regionOptStatus(ALWAYS)
                .build();
    }

    private static ApiException invalid(String message) {
        return new ApiException("ValidationException", BAD_REQUEST, message);
    }
}
