package io.unkai.services.identity.iam.account;

import io.unkai.api.iam.GenerateCredentialReportRequest;
import io.unkai.api.iam.GenerateCredentialReportResponse;
import io.unkai.api.iam.GetCredentialReportRequest;
import io.unkai.api.iam.GetCredentialReportResponse;
import io.unkai.api.iam.Iam;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.schema.Blob;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Table;
import io.unkai.kernel.store.Txn;
import io.unkai.kernel.store.codec.KeyCodecs;
import io.unkai.kernel.store.codec.RecordCodec;
import io.unkai.services.identity.iam.entity.Changes;
import io.unkai.services.identity.iam.entity.Texts;
import java.time.Duration;
import java.time.Instant;

/** The report on who has which credentials; a new one is made where the last is older than four hours. */
public final class CredentialReport {
    private static final Duration FRESH = Duration.ofHours(4);
    private static final int GONE = 410;

    private record Key(String account) {}

    private record Report(Blob csv, Instant generated) {}

    private static final Table<Key, Report> TABLE =
            new Table<>("iam.credential-reports", KeyCodecs.of(Key.class), RecordCodec.of(Report.class));

    /** Registers its operations. */
    public void register(Changes on) {
        on.on(Iam.GENERATE_CREDENTIAL_REPORT, CredentialReport::generate);
        on.onRead(Iam.GET_CREDENTIAL_REPORT, CredentialReport::get);
    }

    private static GenerateCredentialReportResponse generate(Call call, Txn txn, GenerateCredentialReportRequest in) {
        var key = new Key(call.account());
        var last = txn.get(TABLE, key);
        var now = Texts.seconds(call.now());
        if (last != null && fresh(last, now)) {
            return GenerateCredentialReportResponse.builder().state("COMPLETE").build();
        }
        txn.put(TABLE, key, new Report(Blob.utf8(ReportRows.csv(txn, call.account(), now)), now));
        return GenerateCredentialReportResponse.builder()
                .state("STARTED")
                .description("No report exists. Starting a new report generation task")
                .build();
    }

    private static GetCredentialReportResponse get(Call call, ReadTxn txn, GetCredentialReportRequest in) {
        var last = txn.get(TABLE, new Key(call.account()));
        if (last == null) {
            throw new ApiException("ReportNotPresent", GONE, "No report exists for account " + call.account());
        }
        if (!fresh(last, call.now())) {
            throw new ApiException("ReportExpired", GONE, "The report of " + last.generated() + " has expired");
        }
        return GetCredentialReportResponse.builder()
                .content(last.csv())
                .reportFormat("text/csv")
                .generatedTime(last.generated())
                .build();
    }

    /** A report from the future is not fresh either: the clock was moved back. */
    private static boolean fresh(Report report, Instant now) {
        return now.isBefore(report.generated().plus(FRESH))
                && !report.generated().isAfter(now);
    }
}
