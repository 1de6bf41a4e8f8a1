package io.unkai.wire.validate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.schema.Constraints;
import io.unkai.kernel.schema.ListSchema;
import io.unkai.kernel.schema.Member;
import io.unkai.kernel.schema.MemberTraits;
import io.unkai.kernel.schema.MemberTraits.Flag;
import io.unkai.kernel.schema.Protocol;
import io.unkai.kernel.schema.SimpleSchema;
import io.unkai.kernel.schema.StructSchema;
import io.unkai.wire.Fixtures;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class ValidatorTest {
    private static final StructSchema TAG = Fixtures.struct("Tag", required("Key", SimpleSchema.STRING));
    private static final StructSchema INPUT = Fixtures.struct(
            "Input",
            required("TableName", SimpleSchema.STRING),
            constrained("Size", SimpleSchema.INTEGER, Constraints.range(BigDecimal.ONE, BigDecimal.TEN)),
            constrained("Kind", SimpleSchema.STRING, Constraints.values(List.of("a", "b"))),
            constrained("Names", ListSchema.of(pattern("member", "[a-z]+")), Constraints.length(1L, 2L)),
            Member.of("Tags", ListSchema.of(Member.of("member", TAG))),
            secret("Password"));

    private static Member required(String name, SimpleSchema target) {
        return Member.of(name, target)
                .with(MemberTraits.NONE.toBuilder().flag(Flag.REQUIRED).build());
    }

    private static Member constrained(String name, io.unkai.kernel.schema.Schema target, Constraints constraints) {
        return Member.of(name, target)
                .with(MemberTraits.NONE.toBuilder().constraints(constraints).build());
    }

    private static Member pattern(String name, String regex) {
        return constrained(name, SimpleSchema.STRING, new Constraints(null, null, null, null, regex, List.of()));
    }

    private static Member secret(String name) {
        var traits = MemberTraits.NONE.toBuilder().flag(Flag.SENSITIVE).constraints(Constraints.length(8L, null));
        return Member.of(name, SimpleSchema.STRING).with(traits.build());
    }

    private static String refusal(Protocol protocol, String service, @Nullable Object... values) {
        var all = Arrays.copyOf(values, INPUT.members().size());
        var operation = Fixtures.operation(Fixtures.service(service, protocol), "Do", "POST", "/", INPUT);
        try {
            Validator.check(operation, INPUT.create(all));
            return "accepted";
        } catch (ApiException refused) {
            return refused.code() + " " + refused.status() + " " + refused.message();
        }
    }

    private static String json(@Nullable Object... values) {
        return refusal(Protocol.AWS_JSON_1_0, "dynamodb", values);
    }

    @Test
    void legalInputsPass() {
        assertThat(json("t", 1, "a", List.of("x"), List.of(), "long enough")).isEqualTo("accepted");
    }

    @Test
    void jsonServicesSpeakOfConstraints() {
        assertThat(json((Object) null))
                .isEqualTo("ValidationException 400 1 validation error detected: Value null at 'tableName' failed to"
                        + " satisfy constraint: Member must not be null");
        assertThat(json("t", 0))
                .isEqualTo("ValidationException 400 1 validation error detected: Value '0' at 'size' failed to satisfy"
                        + " constraint: Member must have value greater than or equal to 1");
        assertThat(json("t", 11, "c"))
                .isEqualTo(
                        "ValidationException 400 2 validation errors detected: Value '11' at 'size' failed to satisfy"
                                + " constraint: Member must have value less than or equal to 10; Value 'c' at 'kind' failed to"
                                + " satisfy constraint: Member must satisfy enum value set: [a, b]");
        assertThat(json("t", null, null, List.of("A")))
                .isEqualTo(
                        "ValidationException 400 1 validation error detected: Value '[A]' at 'names' failed to satisfy"
                                + " constraint: Member must satisfy constraint: [Member must satisfy regular expression"
                                + " pattern: [a-z]+]");
        assertThat(json("t", null, null, null, List.of(TAG.create(new Object[1]))))
                .isEqualTo(
                        "ValidationException 400 1 validation error detected: Value null at 'tags.1.member.key' failed"
                                + " to satisfy constraint: Member must not be null");
    }

    @Test
    void secretsAreNotRepeated() {
        assertThat(json("t", null, null, null, null, "hunter2"))
                .contains("Value at 'password' failed")
                .doesNotContain("hunter2");
    }

    @Test
    void otherFamiliesHaveTheirOwnWords() {
        assertThat(refusal(Protocol.AWS_QUERY, "iam", (Object) null)).startsWith("ValidationError 400 1 validation");
        assertThat(refusal(Protocol.EC2_QUERY, "ec2", (Object) null))
                .isEqualTo("MissingParameter 400 The request must contain the parameter TableName");
        assertThat(refusal(Protocol.EC2_QUERY, "ec2", "t", null, "c"))
                .isEqualTo("InvalidParameterValue 400 Value (c) for parameter kind is invalid.");
        assertThat(refusal(Protocol.AWS_QUERY, "sns", (Object) null))
                .isEqualTo("InvalidParameter 400 Invalid parameter: TableName Reason: no value for required parameter");
        assertThat(refusal(Protocol.REST_XML, "s3", "t", 99)).isEqualTo("accepted");
        assertThat(refusal(Protocol.REST_XML, "s3", (Object) null)).startsWith("MalformedXML 400");
    }

    @Test
    void expressionsThatOnlyBacktrackingTakesStayInTime() {
        var evil = Fixtures.struct("Evil", pattern("Text", "(?=(a+))(a+)+$"));
        var input = evil.create(new Object[] {"a".repeat(5_000) + "!"});
        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () -> assertThatThrownBy(
                                () -> Validator.check(input, Style.of(Fixtures.service("kms", Protocol.AWS_JSON_1_1))))
                        .isInstanceOf(ApiException.class));
    }

    @Test
    void supplementaryCharactersInPatternsAreUnderstood() {
        var schema = Fixtures.struct(
                "Text",
                pattern("Text", "[\\u0009\\u000A\\u000D\\u0020-\\uD7FF\\uE000-\\uFFFD\\uD800\\uDC00-\\uDBFF\\uDFFF]*"));
        var style = Style.of(Fixtures.service("iam", Protocol.AWS_QUERY));
        assertThatCode(() -> Validator.check(schema.create(new Object[] {"a雲👍"}), style))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> Validator.check(schema.create(new Object[] {"\u0001"}), style))
                .isInstanceOf(ApiException.class);
    }
}
