package io.unkai.services.identity.iam.account;

import static io.unkai.services.identity.iam.entity.Entities.USERS;

import io.unkai.kernel.call.Principal;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.services.identity.iam.certificate.SigningCertificate;
import io.unkai.services.identity.iam.entity.LastUse;
import io.unkai.services.identity.iam.entity.User;
import io.unkai.services.identity.iam.login.Login;
import io.unkai.services.identity.iam.login.PasswordRules;
import io.unkai.services.identity.iam.mfa.Device;
import io.unkai.services.identity.key.AccessKeys;
import io.unkai.services.identity.key.KeyUse;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The rows of a credential report, as comma-separated values. */
final class ReportRows {
    private static final String HEAD = "user,arn,user_creation_time,password_enabled,password_last_used,"
            + "password_last_changed,password_next_rotation,mfa_active,"
            + "access_key_1_active,access_key_1_last_rotated,access_key_1_last_used_date,access_key_1_last_used_region,"
            + "access_key_1_last_used_service,"
            + "access_key_2_active,access_key_2_last_rotated,access_key_2_last_used_date,access_key_2_last_used_region,"
            + "access_key_2_last_used_service,cert_1_active,cert_1_last_rotated,cert_2_active,cert_2_last_rotated";
    private static final String NONE = "N/A";
    private static final int TWO = 2;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxxx", Locale.ROOT).withZone(ZoneOffset.UTC);

    private ReportRows() {}

    static String csv(ReadTxn txn, String account, Instant now) {
        var csv = new StringBuilder(HEAD);
        csv.append('\n').append(String.join(",", root(txn, account, now)));
        for (var user : USERS.all(txn, account)) {
            csv.append('\n').append(String.join(",", row(txn, user)));
        }
        return csv.toString();
    }

    private static List<String> root(ReadTxn txn, String account, Instant now) {
        var created = AccessKeys.of(txn, account, "").stream()
                .map(item -> item.key().created())
                .min(Instant::compareTo)
                .orElse(now);
        var row = new ArrayList<>(List.of("<root_account>", new Principal.Root(account).arn(), time(created)));
        row.addAll(List.of("not_supported", used(txn, account, ""), "not_supported", "not_supported"));
        row.add(Boolean.toString(Device.any(txn, account, "")));
        credentials(txn, account, "", row);
        return row;
    }

    private static List<String> row(ReadTxn txn, User user) {
        // The characters that names and paths may have include a comma.
        var row = new ArrayList<>(List.of(quoted(user.name()), quoted(user.arn()), time(user.created())));
        var login = Login.of(txn, user.account(), user.id());
        if (login == null) {
            row.addAll(List.of("false", NONE, NONE, NONE));
        } else {
            int days = PasswordRules.of(txn, user.account()).maxAgeDays();
            row.add("true");
            row.add(used(txn, user.account(), user.id()));
            row.add(time(login.changed()));
            row.add(days == 0 ? NONE : time(login.changed().plus(Duration.ofDays(days))));
        }
        row.add(Boolean.toString(Device.any(txn, user.account(), user.id())));
        credentials(txn, user.account(), user.id(), row);
        return row;
    }

    private static String used(ReadTxn txn, String account, String userId) {
        var use = LastUse.of(txn, account, userId);
        return use == null ? "no_information" : time(use.time());
    }

    private static void credentials(ReadTxn txn, String account, String userId, List<String> row) {
        var keys = AccessKeys.of(txn, account, userId);
        for (int i = 0; i < TWO; i++) {
            var item = i < keys.size() ? keys.get(i) : null;
            var use = item == null ? null : KeyUse.of(txn, item.id());
            row.add(Boolean.toString(item != null && item.key().active()));
            row.add(time(item == null ? null : item.key().created()));
            row.add(time(use == null ? null : use.time()));
            row.add(use == null ? NONE : use.region());
            row.add(use == null ? NONE : use.service());
        }
        var certificates = SigningCertificate.OWNED.all(txn, account, userId);
        for (int i = 0; i < TWO; i++) {
            var certificate = i < certificates.size() ? certificates.get(i).value() : null;
            row.add(Boolean.toString(certificate != null && certificate.active()));
            row.add(time(certificate == null ? null : certificate.uploaded()));
        }
    }

    private static String time(@Nullable Instant time) {
        return time == null ? NONE : TIME.format(time);
    }

    private static String quoted(String text) {
        return text.indexOf(',') >= 0 || text.indexOf('"') >= 0 ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }
}
