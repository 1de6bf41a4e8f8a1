package io.unkai.services.identity.token;

import io.unkai.kernel.error.ApiException;
import io.unkai.services.identity.iam.provider.SamlProvider;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/**
 * Verifies what SAML providers answer: signature, issuer, audience, recipient and times. Only the element that is signed is read.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_create_saml_assertions.html">SAML assertions</a>
 */
public final class SamlVerifier {
    private static final int MAX_CHARS = 100_000;
    private static final String SUCCESS = "urn:oasis:names:tc:SAML:2.0:status:Success";
    private static final String BEARER = "urn:oasis:names:tc:SAML:2.0:cm:bearer";
    private static final String AUDIENCE = "urn:amazon:webservices";
    private static final Pattern SIGN_IN =
            Pattern.compile("https://(?:[a-z0-9-]+\\.)?signin\\.aws\\.amazon\\.com/saml");
    /** How long after its issue an assertion is taken, and how far a provider's clock may be ahead. */
    private static final Duration REDEEMED_WITHIN = Duration.ofMinutes(5);

    private SamlVerifier() {}

    /**
     * Verifies an answer.
     *
     * @param encoded the answer in Base64, as a browser is handed it
     * @param now the cloud's time
     * @throws ApiException InvalidIdentityToken, ExpiredTokenException or IDPRejectedClaim
     */
    public static SamlAssertion verify(String encoded, SamlProvider provider, Instant now) {
        var response = read(encoded);
        var issuer = issuer(provider, now);
        var assertion = signed(response, issuer);
        if (!SamlXml.text(assertion, SamlXml.ASSERTION, "Issuer").equals(issuer.id())) {
            throw TokenErrors.invalid("Issuer not present in specified provider");
        }
        issued(assertion, now);
        audience(assertion, now);
        var subject = SamlXml.child(assertion, SamlXml.ASSERTION, "Subject");
        var recipient = subject == null ? null : recipient(subject, now);
        if (subject == null || recipient == null) {
            throw TokenErrors.invalid("Response does not contain the required audience.");
        }
        return SamlAssertion.of(assertion, subject, issuer.id(), recipient, provider);
    }

    private static Element read(String encoded) {
        try {
            if (encoded.length() > MAX_CHARS) {
                throw new IOException("too long");
            }
            var xml = new String(Base64.getMimeDecoder().decode(encoded), StandardCharsets.UTF_8);
            var root = SamlXml.read(xml);
            if (SamlXml.is(root, SamlXml.PROTOCOL, "Response")) {
                return root;
            }
        } catch (IOException | IllegalArgumentException malformed) {
            throw TokenErrors.invalid("Invalid SAML response");
        }
        throw TokenErrors.invalid("Invalid SAML response");
    }

    private static SamlIssuer issuer(SamlProvider provider, Instant now) {
        if (!now.isBefore(provider.validUntil())) {
            throw TokenErrors.invalid("The metadata of the SAML provider has expired");
        }
        try {
            return SamlIssuer.of(provider.metadata());
        } catch (IOException unreadable) {
            throw TokenErrors.invalid("Could not parse metadata");
        }
    }

    /** The assertion that the provider signed, by itself or with the answer around it. */
    private static Element signed(Element response, SamlIssuer issuer) {
        var status = SamlXml.child(response, SamlXml.PROTOCOL, "Status");
        var code = status == null ? null : SamlXml.child(status, SamlXml.PROTOCOL, "StatusCode");
        if (code == null || !code.getAttribute("Value").equals(SUCCESS)) {
            throw TokenErrors.rejected("The identity provider reported that authentication failed.");
        }
        var assertion = SamlXml.child(response, SamlXml.ASSERTION, "Assertion");
        if (assertion == null) {
            throw TokenErrors.invalid("Invalid SAML response");
        }
        var claims = List.of(response, assertion).stream()
                .filter(SamlSignature::present)
                .toList();
        if (claims.isEmpty() || !claims.stream().allMatch(claim -> SamlSignature.valid(claim, issuer.keys()))) {
            throw TokenErrors.invalid("Response signature invalid");
        }
        return assertion;
    }

    private static void issued(Element assertion, Instant now) {
        var issued = time(assertion, "IssueInstant");
        if (issued == null || issued.isAfter(now.plus(REDEEMED_WITHIN))) {
            throw TokenErrors.invalid("Invalid SAML response");
        }
        if (now.isAfter(issued.plus(REDEEMED_WITHIN))) {
            throw TokenErrors.expired("Token must be redeemed within 5 minutes of issuance");
        }
    }

    private static void audience(Element assertion, Instant now) {
        var conditions = SamlXml.child(assertion, SamlXml.ASSERTION, "Conditions");
        if (conditions == null) {
            throw TokenErrors.invalid("Response does not contain the required audience.");
        }
        inTime(conditions, now);
        var restrictions = SamlXml.children(conditions, SamlXml.ASSERTION, "AudienceRestriction");
        boolean ours = !restrictions.isEmpty()
                && restrictions.stream()
                        .allMatch(restriction -> SamlXml.children(restriction, SamlXml.ASSERTION, "Audience").stream()
                                .map(audience -> audience.getTextContent().strip())
                                .anyMatch(SamlVerifier::us));
        if (!ours) {
            throw TokenErrors.invalid("Response does not contain the required audience.");
        }
    }

    private static boolean us(String audience) {
        return audience.equals(AUDIENCE) || SIGN_IN.matcher(audience).matches();
    }

    /** To whom the bearer may show the assertion, or null where that is not us. */
    private static @Nullable String recipient(Element subject, Instant now) {
        for (var confirmation : SamlXml.children(subject, SamlXml.ASSERTION, "SubjectConfirmation")) {
            var data = SamlXml.child(confirmation, SamlXml.ASSERTION, "SubjectConfirmationData");
            if (confirmation.getAttribute("Method").equals(BEARER)
                    && data != null
                    && data.hasAttribute("NotOnOrAfter")
                    && SIGN_IN.matcher(data.getAttribute("Recipient")).matches()) {
                inTime(data, now);
                return data.getAttribute("Recipient");
            }
        }
        return null;
    }

    private static void inTime(Element bounded, Instant now) {
        var from = time(bounded, "NotBefore");
        var until = time(bounded, "NotOnOrAfter");
        if (from != null && now.plus(REDEEMED_WITHIN).isBefore(from)) {
            throw TokenErrors.invalid("Invalid SAML response");
        }
        if (until != null && !now.isBefore(until)) {
            throw TokenErrors.expired("The SAML assertion has expired");
        }
    }

    private static @Nullable Instant time(Element element, String attribute) {
        if (!element.hasAttribute(attribute)) {
            return null;
        }
        try {
            return OffsetDateTime.parse(element.getAttribute(attribute)).toInstant();
        } catch (DateTimeParseException malformed) {
            throw TokenErrors.invalid("Invalid SAML response");
        }
    }
}
