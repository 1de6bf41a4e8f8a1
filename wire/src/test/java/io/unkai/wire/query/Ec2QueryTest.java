package io.unkai.wire.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.schema.Struct;
import io.unkai.wire.xml.Shapes;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Ec2QueryTest {
    private final Ec2Query query = new Ec2Query();

    private Struct decode(String form) throws IOException {
        return query.decode(QueryCalls.operation(QueryCalls.NOTHING, null), QueryCalls.form(form), Map.of());
    }

    @Test
    void readsAForm() throws IOException {
        assertThat(decode("Action=PutThing&Version=2016-11-15&X-Amz-Date=1&Name=a&Items.1=x&Items.3=y&Flat.1=f"
                        + "&Things.1.Name=in&Inner.Inner.Count=3"))
                .isEqualTo(Shapes.thing(
                        "Name", "a",
                        "Items", List.of("x", "y"),
                        "Flat", List.of("f"),
                        "Things", List.of(Shapes.thing("Name", "in")),
                        "Inner", Shapes.thing("Inner", Shapes.thing("Count", 3))));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Nme=a               | UnknownParameter      | The parameter Nme is not recognized
                    Inner.Nme=a         | UnknownParameter      | The parameter Inner.Nme is not recognized
                    Name.1=a            | UnknownParameter      | The parameter Name.1 is not recognized
                    Items.member.1=a    | UnknownParameter      | The parameter Items.member is not recognized
                    Count=abc           | InvalidParameterValue | Value (abc) for parameter Count is invalid.
                    Items=abc           | InvalidParameterValue | Value (abc) for parameter Items is invalid.
                    Things.1=abc        | InvalidParameterValue | Value (abc) for parameter Things.1 is invalid.
                    Name=a%00b          | InvalidParameterValue | Value (a?b) for parameter Name is invalid.
                    Name=%EF%BF%BF      | InvalidParameterValue | Value (?) for parameter Name is invalid.
                    Name=a&Name=b       | MalformedQueryString  | The query string contains a syntax error
                    """)
    void refusesWhatIsMalformed(String form, String code, String message) {
        assertThatExceptionOfType(ApiException.class)
                .isThrownBy(() -> decode(form))
                .satisfies(refused -> {
                    assertThat(refused.code()).isEqualTo(code);
                    assertThat(refused.message()).isEqualTo(message);
                });
    }

    @Test
    void answers() {
        var response =
                query.encode(QueryCalls.operation(Shapes.THING, null), Shapes.thing("Items", List.of("a")), "id-1");
        assertThat(response.headers().get("content-type")).isEqualTo("text/xml;charset=UTF-8");
        assertThat(QueryCalls.text(response))
                .isEqualTo("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<PutThingResponse xmlns=\"urn:things\">"
                        + "<requestId>id-1</requestId><Items><member>a</member></Items></PutThingResponse>");
    }

    @Test
    void errors() {
        var error = new ApiException("InvalidVpcID.NotFound", "The vpc ID 'vpc-1' does not exist");
        var response = query.encode(QueryCalls.SERVICE, null, error, "id-1");
        assertThat(response.status()).isEqualTo(400);
        assertThat(QueryCalls.text(response))
                .isEqualTo("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Response><Errors><Error>"
                        + "<Code>InvalidVpcID.NotFound</Code><Message>The vpc ID 'vpc-1' does not exist</Message>"
                        + "</Error></Errors><RequestID>id-1</RequestID></Response>");
    }
}
