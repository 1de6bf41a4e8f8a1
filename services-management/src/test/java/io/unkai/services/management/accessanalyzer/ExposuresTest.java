package io.unkai.services.management.accessanalyzer;

import static org.assertj.core.api.Assertions.assertThat;

import io.unkai.kernel.policy.Policy;
import io.unkai.services.management.accessanalyzer.exposure.Exposures;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExposuresTest {
    private static final String OWNER = "000000000000";
    private static final String CANONICAL = "a".repeat(64);

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            "*"; AWS * public
            {"AWS":"111122223333"}; AWS 111122223333
            {"AWS":"arn:aws:iam::111122223333:root"}; AWS 111122223333
            {"AWS":"arn:aws:iam::111122223333:role/r"}; AWS arn:aws:iam::111122223333:role/r
            {"AWS":"000000000000"};
            {"AWS":"arn:aws:iam::000000000000:user/u"};
            {"AWS":"AIDAEXAMPLEEXAMPLE22"};
            {"Service":"ec2.amazonaws.com"};
            {"Federated":"accounts.google.com"}; Federated accounts.google.com public
            {"Federated":"arn:aws:iam::000000000000:saml-provider/s"}; Federated arn:aws:iam::000000000000:saml-provider/s
            """)
    void namesWhoIsOutside(String principal, String expected) {
        assertThat(find(statement("Allow", principal, ""))).isEqualTo(expected == null ? List.of() : List.of(expected));
    }

    @Test
    void canonicalUsersAreOutsideUnlessTheyAreTheOwner() {
        assertThat(find(statement("Allow", "{\"CanonicalUser\":\"" + CANONICAL + "\"}", "")))
                .isEmpty();
        assertThat(find(statement("Allow", "{\"CanonicalUser\":\"" + "b".repeat(64) + "\"}", "")))
                .containsExactly("CanonicalUser " + "b".repeat(64));
    }

    @Test
    void conditionsNarrowThePublic() {
        assertThat(find(statement("Allow", "\"*\"", "\"StringEquals\":{\"aws:PrincipalOrgID\":\"o-1\"}")))
                .containsExactly("AWS * {aws:PrincipalOrgID=o-1}");
        assertThat(find(statement("Allow", "\"*\"", "\"StringEquals\":{\"aws:PrincipalAccount\":\"000000000000\"}")))
                .as("only the account's own principals")
                .isEmpty();
        assertThat(find(statement("Allow", "\"*\"", "\"Bool\":{\"aws:SecureTransport\":\"true\"}")))
                .containsExactly("AWS * {aws:SecureTransport=true} public");
    }

    @Test
    void aPlainDenyTakesAwayWhatIsAllowed() {
        var allow = statement("Allow", "\"*\"", "");
        assertThat(find(allow, statement("Deny", "\"*\"", ""))).isEmpty();
        assertThat(find(allow, statement("Deny", "\"*\"", "\"Bool\":{\"aws:SecureTransport\":\"false\"}")))
                .containsExactly("AWS * public");
        assertThat(find(allow, statement("Deny", "{\"AWS\":\"111122223333\"}", "")))
                .containsExactly("AWS * public");
    }

    @Test
    void oneWhoIsNamedTwiceIsToldOnce() {
        var one = statement("Allow", "{\"AWS\":\"111122223333\"}", "");
        assertThat(find(one, one.replace("s3:GetObject", "s3:PutObject"))).containsExactly("AWS 111122223333");
    }

    private static String statement(String effect, String principal, String conditions) {
        return "{\"Effect\":\"" + effect + "\",\"Principal\":" + principal
                + ",\"Action\":\"s3:GetObject\",\"Resource\":\"arn:aws:s3:::b/*\""
                + (conditions.isEmpty() ? "" : ",\"Condition\":{" + conditions + '}') + '}';
    }

    private static List<String> find(String... statements) {
        var policy = Policy.parse("{\"Version\":\"2012-10-17\",\"Statement\":[" + String.join(",", statements) + "]}");
        return Exposures.of(policy, OWNER, CANONICAL).stream()
                .map(found -> found.kind()
                        + ' '
                        + found.principal()
                        + (found.conditions().isEmpty() ? "" : " " + found.conditions())
                        + (found.open() ? " public" : ""))
                .toList();
    }
}
