package io.unkai.services.identity.token;

import io.unkai.services.identity.iam.provider.SamlProvider;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/**
 * What a SAML provider vouches for.
 *
 * @param who whom, and what it says of them; the audience is the recipient
 * @param subjectType {@code persistent}, {@code transient} or the whole format of the subject's name
 * @param issuer the provider's entity id
 * @param nameQualifier a hash that together with the subject names a federated user
 * @param sessionName the name of the session
 * @param seconds how long the session is to last, or null where it does not say
 * @param attributes all that it says, by name
 */
public record SamlAssertion(
        Vouched who,
        String subjectType,
        String issuer,
        String nameQualifier,
        String sessionName,
        @Nullable Integer seconds,
        Map<String, List<String>> attributes) {
    private static final Pattern NAME = Pattern.compile("[a-zA-Z_0-9+=,.@-]{2,64}");
    private static final Pattern SECONDS = Pattern.compile("[0-9]{3,5}");
    private static final String FORMAT = "urn:oasis:names:tc:SAML:2.0:nameid-format:";
    private static final int LEAST_SECONDS = 900;
    private static final int MOST_SECONDS = 43_200;

    static SamlAssertion of(
            Element assertion, Element subject, String issuer, String recipient, SamlProvider provider) {
        var attributes = SamlAttributes.of(assertion);
        var name = SamlXml.child(subject, SamlXml.ASSERTION, "NameID");
        if (name == null) {
            throw TokenErrors.invalid("NameID is required in AuthnResponse");
        }
        var format = name.getAttribute("Format");
        var type = format.startsWith(FORMAT) ? format.substring(FORMAT.length()) : format;
        var subjectName = name.getTextContent().strip();
        var qualifier = hash(issuer + provider.account() + '/' + provider.name());
        var keys = new HashMap<String, List<String>>();
        attributes.conditionKeys(keys);
        keys.put("saml:aud", List.of(recipient));
        keys.put("saml:iss", List.of(issuer));
        keys.put("saml:sub", List.of(subjectName));
        keys.put("saml:sub_type", List.of(type));
        keys.put("saml:namequalifier", List.of(qualifier));
        keys.put("saml:doc", List.of(provider.account() + '/' + provider.name()));
        var who = vouched(subjectName, recipient, keys, attributes);
        return new SamlAssertion(
                who, type, issuer, qualifier, sessionName(attributes), seconds(attributes), attributes.values());
    }

    private static Vouched vouched(
            String subject, String recipient, Map<String, List<String>> keys, SamlAttributes attributes) {
        var source = attributes.single("SourceIdentity");
        if (!source.isEmpty() && (!NAME.matcher(source).matches() || source.startsWith("aws:"))) {
            throw TokenErrors.invalid(
                    "Source Identity must match [a-zA-Z_0-9+=,.@-]{2,64} and not begin with \"aws:\"");
        }
        return new Vouched(subject, recipient, keys, attributes.tags(), attributes.own("TransitiveTagKeys"), source);
    }

    private static String sessionName(SamlAttributes attributes) {
        var name = attributes.single("RoleSessionName");
        if (name.isEmpty()) {
            throw TokenErrors.invalid("RoleSessionName is required in AuthnResponse");
        }
        if (!NAME.matcher(name).matches()) {
            throw TokenErrors.invalid("RoleSessionName in AuthnResponse must match [a-zA-Z_0-9+=,.@-]{2,64}");
        }
        return name;
    }

    private static @Nullable Integer seconds(SamlAttributes attributes) {
        var text = attributes.single("SessionDuration");
        if (text.isEmpty()) {
            return null;
        }
        int seconds = SECONDS.matcher(text).matches() ? Integer.parseInt(text) : 0;
        if (seconds < LEAST_SECONDS || seconds > MOST_SECONDS) {
            throw TokenErrors.invalid("SessionDuration in AuthnResponse must be between 900 and 43200 seconds");
        }
        return seconds;
    }

    private static String hash(String text) {
        try {
            var hash = MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java runtime lacks SHA-1", e);
        }
    }

    /** Whether the provider offers its bearer a role: the ARNs of role and provider stand together, in either order. */
    public boolean offers(String role, String provider) {
        return new SamlAttributes(attributes)
                .own("Role").stream()
                        .map(pair -> Arrays.stream(pair.split(",", -1))
                                .map(String::strip)
                                .toList())
                        .anyMatch(pair -> pair.size() == 2 && pair.contains(role) && pair.contains(provider));
    }
}
