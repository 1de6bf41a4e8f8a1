package io.unkai.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.unkai.api.Services;
import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.schema.ByteStream;
import io.unkai.kernel.schema.Operation;
import io.unkai.kernel.schema.ServiceModel;
import io.unkai.wire.cbor.RpcV2Cbor;
import io.unkai.wire.http.Headers;
import io.unkai.wire.http.HttpRequest;
import io.unkai.wire.json.AwsJson;
import io.unkai.wire.json.RestJson;
import io.unkai.wire.protocol.Protocols;
import io.unkai.wire.protocol.ServerProtocol;
import io.unkai.wire.query.AwsQuery;
import io.unkai.wire.query.Ec2Query;
import io.unkai.wire.validate.Validator;
import io.unkai.wire.xml.RestXml;
import io.unkai.wire.xml.S3Xml;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Inputs of every operation, implemented or not, with values that no client means: decoded, or refused with a 4xx. */
class HostileMembersTest {
    private static final long SEED = 20_261_122;
    private static final int TRIES = 6;
    private static final Protocols PROTOCOLS = new Protocols(
            List.of(
                    AwsJson.version10(),
                    AwsJson.version11(),
                    new AwsQuery(),
                    new Ec2Query(),
                    new RestJson(),
                    new RestXml(),
                    new RpcV2Cbor()),
            Map.of("s3", new S3Xml()));

    private final Random random = new Random(SEED);

    static List<ServiceModel> services() {
        return Services.all();
    }

    @ParameterizedTest
    @MethodSource("services")
    void decodesOrRefuses(ServiceModel service) {
        for (var spoken : service.protocols()) {
            var protocol = PROTOCOLS.of(service, spoken);
            for (var operation : service.operations().get()) {
                for (int i = 0; i < TRIES; i++) {
                    attack(service, protocol, operation);
                }
            }
        }
    }

    private void attack(ServiceModel service, ServerProtocol protocol, Operation<?, ?> operation) {
        var headers = Headers.of("Content-Type", mediaType(protocol));
        var labels = new HashMap<String, String>();
        var query = new StringBuilder("/?x");
        for (var member : operation.input().members()) {
            var binding = member.traits().binding();
            var text = HostileValues.text(random);
            switch (binding.location()) {
                case LABEL -> labels.put(binding.name(), text);
                case QUERY ->
                    query.append('&').append(binding.name()).append('=').append(HostileValues.escaped(text));
                case HEADER -> {
                    if (random.nextInt(4) == 0) {
                        headers.add(binding.name(), HostileValues.latin1(text));
                    }
                }
                case PREFIX_HEADERS -> headers.add(binding.name() + "x", HostileValues.latin1(text));
                case BODY, PAYLOAD, STATUS, QUERY_PARAMS -> {}
            }
        }
        var body = HostileValues.document(protocol.protocol(), operation, random);
        var from = new InetSocketAddress(InetAddress.getLoopbackAddress(), 1);
        var request = new HttpRequest("POST", query.toString(), headers, ByteStream.of(body), from, false);
        try {
            Validator.check(operation, protocol.decode(operation, request, labels));
        } catch (ApiException e) {
            assertThat(e.status()).as(e.code()).isBetween(400, 499);
            var answer = protocol.encode(service, operation, e, "id");
            assertThat(answer.status()).isLessThan(500);
        } catch (IOException | RuntimeException | StackOverflowError e) {
            throw new AssertionError(
                    "seed " + SEED + ": " + service.id() + " " + operation.name() + " in " + protocol.protocol() + " "
                            + request.target() + " " + headers + " " + labels + " "
                            + new String(body, java.nio.charset.StandardCharsets.ISO_8859_1),
                    e);
        }
    }

    private static String mediaType(ServerProtocol protocol) {
        return switch (protocol.protocol()) {
            case AWS_JSON_1_0 -> "application/x-amz-json-1.0";
            case AWS_JSON_1_1 -> "application/x-amz-json-1.1";
            case REST_JSON_1 -> "application/json";
            case REST_XML -> "application/xml";
            case RPC_V2_CBOR -> "application/cbor";
            case AWS_QUERY, EC2_QUERY -> "application/x-www-form-urlencoded";
        };
    }
}
