package io.unkai.services.identity.iam.provider;

import io.unkai.services.identity.iam.entity.IamErrors;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What IAM asks of OpenID Connect providers. */
final class OidcRules {
    static final int MAX_CLIENTS = 100;
    private static final int MAX_THUMBPRINTS = 5;
    private static final Pattern THUMBPRINT = Pattern.compile("[0-9a-f]{40}");
    private static final String SCHEME = "https://";

    private OidcRules() {}

    /** Host and path of a provider's URL. */
    static String url(String text) {
        try {
            var uri = new URI(text);
            boolean good = "https".equals(uri.getScheme())
                    && uri.getHost() != null
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null
                    && uri.getRawUserInfo() == null;
            if (good) {
                var rest = text.substring(SCHEME.length());
                return rest.endsWith("/") ? rest.substring(0, rest.length() - 1) : rest;
            }
        } catch (URISyntaxException e) {
            throw IamErrors.validation("Invalid Open ID Connect Provider URL");
        }
        throw IamErrors.validation("Invalid Open ID Connect Provider URL");
    }

    static List<String> clients(@Nullable List<String> given) {
        var clients = List.copyOf(new LinkedHashSet<>(given == null ? List.of() : given));
        if (clients.size() > MAX_CLIENTS) {
            throw IamErrors.quota("ClientIdsPerOpenIdConnectProvider", MAX_CLIENTS);
        }
        return clients;
    }

    static List<String> thumbprints(@Nullable List<String> given) {
        var thumbprints = (given == null ? List.<String>of() : given)
                .stream()
                        .map(print -> print.toLowerCase(Locale.ROOT))
                        .distinct()
                        .toList();
        if (thumbprints.size() > MAX_THUMBPRINTS) {
            throw IamErrors.invalidInput("Thumbprint list must contain fewer than 5 entries.");
        }
        if (!thumbprints.stream().allMatch(print -> THUMBPRINT.matcher(print).matches())) {
            throw IamErrors.invalidInput("A thumbprint must be 40 hexadecimal digits.");
        }
        return thumbprints;
    }
}
