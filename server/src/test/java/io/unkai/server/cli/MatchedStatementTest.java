package io.unkai.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MatchedStatementTest {
    private static final String POLICY = """
            {"Version": "2012-10-17", "Id": {"not": "a statement"},
             "Statement": [
               {"Effect": "Allow", "Action": ["s3:*"], "Condition": {"Bool": {"a": "true"}}, "Resource": "*"},
               {"Sid": "No", "Effect": "Deny", "Action": "s3:PutObject", "Resource": "*"}]}""";

    @Test
    void findsTheStatementOfAPosition() {
        assertThat(MatchedStatement.at(POLICY, 4, 4)).isEqualTo(new MatchedStatement(2, "No", "Deny"));
        assertThat(MatchedStatement.at(POLICY, 3, 4)).hasToString("statement 1: Allow");
        assertThat(MatchedStatement.at(POLICY, 3, 5)).isNull();
    }

    @Test
    void findsASingleStatement() {
        assertThat(MatchedStatement.at("{\"Statement\":{\"Effect\":\"Allow\"}}", 1, 14))
                .isEqualTo(new MatchedStatement(1, "", "Allow"));
        assertThat(MatchedStatement.at("no JSON", 1, 1)).isNull();
    }
}
