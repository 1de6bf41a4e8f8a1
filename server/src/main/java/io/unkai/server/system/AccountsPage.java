package io.unkai.server.system;

import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.store.Store;
import io.unkai.server.run.FlatJson;
import io.unkai.services.identity.account.SeparateAccounts;
import io.unkai.services.identity.registry.Accounts;
import io.unkai.services.identity.registry.CloudAccount;
import io.unkai.wire.http.HttpRequest;
import io.unkai.wire.http.HttpResponse;
import io.unkai.wire.http.HttpService;
import io.unkai.wire.http.WholeBody;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * {@code GET /_unkai/accounts} lists all accounts, {@code POST /_unkai/accounts} makes one from {@code email}, {@code name},
 * {@code id}, {@code accessKey} and {@code secretKey} in JSON, of which only the first is needed, and answers its root user's key.
 *
 * @param store the state of the cloud
 * @param accounts makes accounts
 * @param clock the cloud's time
 */
public record AccountsPage(Store store, SeparateAccounts accounts, Supplier<Instant> clock) implements HttpService {
    private static final int OK = 200;
    private static final int MAX_BODY = 16 << 10;

    @Override
    public HttpResponse serve(HttpRequest request) throws IOException {
        return HttpResponse.of(
                OK, "application/json", FlatJson.write(request.method().equals("POST") ? make(request) : list()));
    }

    private Map<String, Object> list() {
        List<CloudAccount> all = store.read(Accounts::all);
        return Map.of("accounts", all.stream().map(AccountsPage::view).toList());
    }

    private Map<String, Object> make(HttpRequest request) throws IOException {
        var wanted = wanted(request);
        var made = store.write(txn -> accounts.make(txn, wanted, clock.get()));
        var answer = view(made.account());
        answer.put("accessKeyId", made.key().id());
        answer.put("secretAccessKey", made.key().secret());
        return answer;
    }

    private static SeparateAccounts.Wanted wanted(HttpRequest request) throws IOException {
        var body = WholeBody.read(request.body(), MAX_BODY);
        var fields = FlatJson.read(new String(body, StandardCharsets.UTF_8))
                .orElseThrow(() -> new ApiException(
                        "InvalidParameterValue", "The body is a JSON object of at most " + MAX_BODY + " bytes."));
        return new SeparateAccounts.Wanted(
                fields.getOrDefault("email", ""),
                fields.getOrDefault("name", ""),
                fields.getOrDefault("id", ""),
                fields.getOrDefault("accessKey", ""),
                fields.getOrDefault("secretKey", ""));
    }

    private static Map<String, Object> view(CloudAccount account) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("id", account.id());
        view.put("email", account.email());
        view.put("name", account.name());
        view.put("status", account.status().name());
        view.put("created", account.created().toString());
        return view;
    }
}
