package io.unkai.kernel.policy;

import static io.unkai.kernel.policy.Given.ALICE;
import static io.unkai.kernel.policy.Given.keys;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each condition operator makes of each kind of value. */
class ConditionTest {
    /** A value of the request that is not there. */
    private static final String ABSENT = "-";

    private static boolean holds(String operator, String policyValues, ContextKeys keys) {
        var statement = "{'Effect':'Allow','Action':'*','Resource':'*','Condition':{'" + operator + "':{'k:Key':"
                + policyValues + "}}}";
        var policies = Policies.NONE.withIdentity(Given.one(statement));
        return Evaluator.evaluate(new AccessRequest(ALICE, "a:B", "*", keys), policies)
                .allowed();
    }

    private static boolean holds(String operator, String policyValues, String value) {
        return holds(operator, policyValues, value.equals(ABSENT) ? ContextKeys.NONE : keys(Map.of("k:key", value)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "StringEquals; 'abc'; abc; true",
                "StringEquals; 'abc'; Abc; false",
                "StringEquals; 'abc'; -; false",
                "StringEquals; ['x','abc']; abc; true",
                "StringEquals; 'a*'; abc; false",
                "StringEquals; 'a*'; a*; true",
                "StringEquals; []; abc; false",
                "StringEquals; 'true'; true; true",
                "StringEquals; true; true; true",
                "StringEquals; 15; 15; true",
                "StringNotEquals; 'abc'; abc; false",
                "StringNotEquals; 'abc'; abd; true",
                "StringNotEquals; ['abc','abd']; abd; false",
                "StringNotEquals; 'abc'; -; true",
                "StringNotEquals; []; abc; true",
                "StringEqualsIgnoreCase; 'ISTANBUL'; istanbul; true",
                "StringNotEqualsIgnoreCase; 'aBc'; AbC; false",
                "StringNotEqualsIgnoreCase; 'aBc'; -; true",
                "StringLike; 'a*c'; abbbc; true",
                "StringLike; 'a?c'; abc; true",
                "StringLike; 'a?c'; abbc; false",
                "StringLike; 'a*C'; abc; false",
                "StringLike; '*'; x; true",
                "StringLike; '*'; -; false",
                "StringNotLike; 'a*'; abc; false",
                "StringNotLike; 'a*'; bc; true",
                "StringNotLike; 'a*'; -; true",
                "StringEqualsIfExists; 'abc'; -; true",
                "StringEqualsIfExists; 'abc'; x; false",
                "StringNotEqualsIfExists; 'abc'; -; true",
                "StringNotEqualsIfExists; 'abc'; abc; false",
            })
    void strings(String operator, String policy, String value, boolean expected) {
        assertThat(holds(operator, policy, value)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "NumericEquals; '10'; 10; true",
                "NumericEquals; '10'; 10.0; true",
                "NumericEquals; 10; 11; false",
                "NumericEquals; '10'; ten; false",
                "NumericEquals; 'ten'; ten; false",
                "NumericEquals; '10'; 1e1; false",
                "NumericEquals; '10'; ' 10'; false",
                "NumericNotEquals; '10'; 11; true",
                "NumericNotEquals; '10'; 10; false",
                "NumericNotEquals; '10'; -; true",
                "NumericLessThan; '10'; 9.99; true",
                "NumericLessThan; '10'; 10; false",
                "NumericLessThan; '-1'; -2; true",
                "NumericLessThanEquals; '10'; 10; true",
                "NumericGreaterThan; '10'; 99999999999999999999; true",
                "NumericGreaterThan; '10'; 10; false",
                "NumericGreaterThanEquals; '10'; 10; true",
                "NumericGreaterThanEquals; '10'; -; false",
                "NumericLessThanIfExists; '10'; -; true",
                "Bool; 'true'; true; true",
                "Bool; 'True'; true; true",
                "Bool; true; TRUE; true",
                "Bool; 'true'; false; false",
                "Bool; false; false; true",
                "Bool; 'yes'; yes; false",
                "Bool; 'false'; -; false",
                "BoolIfExists; 'false'; -; true",
                "BinaryEquals; 'QmluYXJ5'; QmluYXJ5; true",
                "BinaryEquals; 'QmluYXJ5'; QmluYXJ6; false",
                "BinaryEquals; 'not base 64'; not base 64; false",
                "Null; 'true'; -; true",
                "Null; 'true'; x; false",
                "Null; 'false'; x; true",
                "Null; false; -; false",
                "Null; ['true','false']; -; true",
            })
    void numbersAndBooleans(String operator, String policy, String value, boolean expected) {
        assertThat(holds(operator, policy, value)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "DateEquals; '2026-11-22T12:00:00Z'; 2026-11-22T12:00:00Z; true",
                "DateEquals; '2026-11-22T12:00:00Z'; 2026-11-22T17:45:00+05:45; true",
                "DateEquals; '2026-11-22T12:00:00Z'; 1795348800; true",
                "DateEquals; '1795348800'; 2026-11-22T12:00:00Z; true",
                "DateEquals; 1795348800; 2026-11-22T12:00:00Z; true",
                "DateEquals; '2026-11-22'; 2026-11-22T00:00:00Z; true",
                "DateNotEquals; '2026-11-22'; 2026-11-23; true",
                "DateNotEquals; '2026-11-22'; -; true",
                "DateLessThan; '2026-11-22'; 2026-11-21T23:59:59.999Z; true",
                "DateLessThan; '2026-11-22'; 2026-11-22; false",
                "DateLessThanEquals; '2026-11-22'; 2026-11-22; true",
                "DateGreaterThan; '2026'; 2026-01-01T00:00:01Z; true",
                "DateGreaterThan; '2026-12'; 2026-11-30; false",
                "DateGreaterThanEquals; '2026-11-22'; 2026-11-22; true",
                "DateGreaterThan; '2026-11-22'; -; false",
                "DateGreaterThan; '2026-11-22'; tomorrow; false",
                "DateGreaterThan; '2026-02-30'; 2027-01-01; false",
            })
    void dates(String operator, String policy, String value, boolean expected) {
        assertThat(holds(operator, policy, value)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "IpAddress; '203.0.113.0/24'; 203.0.113.77; true",
                "IpAddress; '203.0.113.0/24'; 203.0.114.1; false",
                "IpAddress; '203.0.113.5'; 203.0.113.5; true",
                "IpAddress; '203.0.113.5'; 203.0.113.6; false",
                "IpAddress; '203.0.113.77/25'; 203.0.113.1; true",
                "IpAddress; '203.0.113.77/25'; 203.0.113.129; false",
                "IpAddress; '0.0.0.0/0'; 8.8.8.8; true",
                "IpAddress; '0.0.0.0/0'; 2001:db8::1; false",
                "IpAddress; '::/0'; 2001:db8::1; true",
                "IpAddress; '2001:DB8:1234:5678::/64'; 2001:db8:1234:5678:0:0:0:1; true",
                "IpAddress; '2001:DB8:1234:5678::/64'; 2001:db8:1234:5679::1; false",
                "IpAddress; '203.0.113.0/24'; ::ffff:203.0.113.9; true",
                "IpAddress; ['10.0.0.0/8','203.0.113.0/24']; 203.0.113.9; true",
                "IpAddress; '203.0.113.0/33'; 203.0.113.0; false",
                "IpAddress; '203.0.113'; 203.0.113.0; false",
                "IpAddress; 'localhost'; 127.0.0.1; false",
                "IpAddress; '203.0.113.0/24'; -; false",
                "NotIpAddress; '203.0.113.0/24'; 203.0.113.77; false",
                "NotIpAddress; '203.0.113.0/24'; 8.8.8.8; true",
                "NotIpAddress; '203.0.113.0/24'; -; true",
                "ArnEquals; 'arn:aws:sns:us-east-1:123456789012:topic'; arn:aws:sns:us-east-1:123456789012:topic; true",
                "ArnEquals; 'arn:aws:sns:*:123456789012:*'; arn:aws:sns:us-east-1:123456789012:topic; true",
                "ArnLike; 'arn:aws:sns:*:*:topic'; arn:aws:sns:us-east-1:123456789012:topic; true",
                "ArnLike; 'arn:aws:sns:*:topic'; arn:aws:sns:us-east-1:123456789012:topic; false",
                "ArnLike; 'arn:aws:sns:us-east-1:1234*'; arn:aws:sns:us-east-1:123456789012:topic; false",
                "ArnLike; 'arn:aws:s3:::b/*/c'; arn:aws:s3:::b/x:y/z/c; true",
                "ArnLike; '*'; arn:aws:s3:::b; true",
                "ArnLike; '*'; no arn; false",
                "ArnLike; 'arn:aws:iam::*:role/A?'; arn:aws:iam::123456789012:role/AB; true",
                "ArnNotEquals; 'arn:aws:s3:::b'; arn:aws:s3:::c; true",
                "ArnNotLike; 'arn:aws:s3:::*'; arn:aws:s3:::c; false",
                "ArnNotLike; 'arn:aws:s3:::*'; -; true",
                "ArnLikeIfExists; 'arn:aws:s3:::*'; -; true",
            })
    void addressesAndArns(String operator, String policy, String value, boolean expected) {
        assertThat(holds(operator, policy, value)).isEqualTo(expected);
    }

    /** Several values of the request are parted by a bar. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "ForAllValues:StringEquals; ['a','b']; a|b; true",
                "ForAllValues:StringEquals; ['a','b']; a; true",
                "ForAllValues:StringEquals; ['a','b']; a|c; false",
                "ForAllValues:StringEquals; ['a','b']; -; true",
                "ForAllValues:StringEquals; ['a','b']; ``; true",
                "ForAllValues:StringNotEquals; ['a','b']; c|d; true",
                "ForAllValues:StringNotEquals; ['a','b']; c|a; false",
                "ForAllValues:StringLike; 'x*'; x1|x2; true",
                "ForAnyValue:StringEquals; ['a','b']; c|b; true",
                "ForAnyValue:StringEquals; ['a','b']; c|d; false",
                "ForAnyValue:StringEquals; ['a','b']; -; false",
                "ForAnyValue:StringEquals; ''; ``; false",
                "ForAnyValue:StringNotEquals; ['a','b']; a|c; true",
                "ForAnyValue:StringNotEquals; ['a','b']; a|b; false",
                "ForAnyValue:StringNotEquals; ['a','b']; -; false",
                "ForAnyValue:StringEqualsIfExists; 'a'; -; false",
                "ForAllValues:StringEqualsIfExists; 'a'; -; true",
                "ForAnyValue:ArnLike; 'arn:aws:s3:::b*'; arn:aws:s3:::c|arn:aws:s3:::bb; true",
                "StringEquals; 'a'; b|a; true",
                "StringNotEquals; 'a'; b|a; false",
            })
    void severalValues(String operator, String policy, String value, boolean expected) {
        assertThat(holds(operator, policy, value)).isEqualTo(expected);
    }

    @Test
    void allOperatorsAndKeysHaveToHold() {
        var statement = "{'Effect':'Allow','Action':'*','Resource':'*','Condition':{"
                + "'StringEquals':{'aws:a':'1','AWS:B':'2'},'Bool':{'aws:c':'true'}}}";
        var policies = Policies.NONE.withIdentity(Given.one(statement));

        assertThat(Evaluator.evaluate(
                                new AccessRequest(
                                        ALICE, "a:B", "*", keys(Map.of("aws:a", "1", "aws:b", "2", "aws:c", "true"))),
                                policies)
                        .allowed())
                .isTrue();
        assertThat(Evaluator.evaluate(
                                new AccessRequest(ALICE, "a:B", "*", keys(Map.of("aws:a", "1", "aws:c", "true"))),
                                policies)
                        .allowed())
                .isFalse();
    }
}
