package io.unkai.wire.route;

import static io.unkai.kernel.schema.Protocol.AWS_JSON_1_0;
import static io.unkai.kernel.schema.Protocol.AWS_JSON_1_1;
import static io.unkai.kernel.schema.Protocol.AWS_QUERY;
import static io.unkai.kernel.schema.Protocol.EC2_QUERY;
import static io.unkai.kernel.schema.Protocol.REST_JSON_1;
import static io.unkai.kernel.schema.Protocol.REST_XML;
import static io.unkai.kernel.schema.Protocol.RPC_V2_CBOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.schema.ByteStream;
import io.unkai.kernel.schema.Protocol;
import io.unkai.kernel.schema.ServiceModel;
import io.unkai.wire.http.Headers;
import io.unkai.wire.http.HttpRequest;
import io.unkai.wire.route.Models.Service;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RouterTest {
    private final Models models = new Models();
    private final Router router = new Router(all());

    private List<ServiceModel> all() {
        return List.of(
                models.model(service("sts", "2011-06-15", "sts", "sts", AWS_QUERY), "GetCallerIdentity"),
                models.model(service("ec2", "2016-11-15", "ec2", "ec2", EC2_QUERY), "CreateVpc"),
                models.model(
                        service("elb", "2012-06-01", "elasticloadbalancing", "elasticloadbalancing", AWS_QUERY),
                        "DescribeLoadBalancers"),
                models.model(
                        service("elbv2", "2015-12-01", "elasticloadbalancing", "elasticloadbalancing", AWS_QUERY),
                        "DescribeLoadBalancers"),
                models.model(service("docdb", "2014-10-31", "rds", "rds", AWS_QUERY), "CreateDBCluster"),
                models.model(service("rds", "2014-10-31", "rds", "rds", AWS_QUERY), "CreateDBCluster"),
                models.model(
                        service("neptune", "2014-10-31", "rds", "rds", AWS_QUERY), "CreateDBCluster", "OnlyInNeptune"),
                models.model(target("sqs", "sqs", "sqs", "AmazonSQS", AWS_JSON_1_0, AWS_QUERY), "SendMessage"),
                models.model(
                        target(
                                "cloudwatch",
                                "monitoring",
                                "monitoring",
                                "GraniteServiceVersion20100801",
                                RPC_V2_CBOR,
                                AWS_JSON_1_0,
                                AWS_QUERY),
                        "PutMetricData"),
                models.model(
                        target(
                                "timestream-write",
                                "ingest.timestream",
                                "timestream",
                                "Timestream_20181101",
                                AWS_JSON_1_0),
                        "DescribeEndpoints",
                        "WriteRecords"),
                models.model(
                        target(
                                "timestream-query",
                                "query.timestream",
                                "timestream",
                                "Timestream_20181101",
                                AWS_JSON_1_0),
                        "DescribeEndpoints",
                        "Query"),
                models.model(target("kms", "kms", "kms", "TrentService", AWS_JSON_1_1), "Encrypt"),
                models.model(
                        target("trail", "trail", "trail", "com.amazonaws.trail.v1.Trail_20131101", AWS_JSON_1_1),
                        "LookupEvents"),
                models.model(
                        service("apigateway", "2015-07-09", "apigateway", "apigateway", REST_JSON_1),
                        "GetRestApis GET /restapis"),
                models.model(
                        service("apigatewayv2", "2018-11-29", "apigateway", "apigateway", REST_JSON_1),
                        "GetApis GET /v2/apis"),
                models.model(
                        service("s3control", "2018-08-20", "s3-control", "s3", REST_XML),
                        "GetPublicAccessBlock GET /v20180820/configuration/publicAccessBlock"),
                s3());
    }

    private ServiceModel s3() {
        return models.model(
                service("s3", "2006-03-01", "s3", "s3", REST_XML),
                "ListBuckets GET /?x-id=ListBuckets",
                "ListDirectoryBuckets GET /?x-id=ListDirectoryBuckets",
                "CreateBucket PUT /{Bucket}",
                "ListObjects GET /{Bucket}",
                "ListObjectsV2 GET /{Bucket}?list-type=2",
                "DeleteObjects POST /{Bucket}?delete",
                "ListBucketAnalyticsConfigurations GET /{Bucket}?analytics&x-id=ListBucketAnalyticsConfigurations",
                "GetBucketAnalyticsConfiguration GET /{Bucket}?analytics&x-id=GetBucketAnalyticsConfiguration id",
                "GetBucketLifecycle GET /{Bucket}?lifecycle",
                "GetBucketLifecycleConfiguration GET /{Bucket}?lifecycle",
                "GetObject GET /{Bucket}/{Key+}?x-id=GetObject",
                "GetObjectTagging GET /{Bucket}/{Key+}?tagging",
                "ListParts GET /{Bucket}/{Key+}?x-id=ListParts uploadId",
                "PutObject PUT /{Bucket}/{Key+}?x-id=PutObject",
                "CopyObject PUT /{Bucket}/{Key+}?x-id=CopyObject",
                "UploadPart PUT /{Bucket}/{Key+}?x-id=UploadPart partNumber uploadId",
                "UploadPartCopy PUT /{Bucket}/{Key+}?x-id=UploadPartCopy partNumber uploadId",
                "CreateMultipartUpload POST /{Bucket}/{Key+}?uploads",
                "CompleteMultipartUpload POST /{Bucket}/{Key+} uploadId",
                "WriteGetObjectResponse POST /WriteGetObjectResponse");
    }

    private static Service service(String id, String version, String prefix, String signing, Protocol protocol) {
        return new Service(id, version, prefix, signing, null, id, List.of(protocol));
    }

    private static Service target(String id, String prefix, String signing, String target, Protocol... protocols) {
        return new Service(id, "2010-01-01", prefix, signing, target, target, List.of(protocols));
    }

    @Test
    void aTargetNamesServiceAndOperation() throws IOException {
        var route = route(
                "POST", "/", "X-Amz-Target", "TrentService.Encrypt", "Content-Type", "application/x-amz-json-1.1");

        expect(route, "kms", "Encrypt", AWS_JSON_1_1);
    }

    /** The CLI sends it as the model has it, the SDK for JavaScript without. */
    @Test
    void theTargetMayLackItsPackage() throws IOException {
        for (var prefix : List.of("com.amazonaws.trail.v1.Trail_20131101.", "Trail_20131101.")) {
            var route = route(
                    "POST", "/", "X-Amz-Target", prefix + "LookupEvents", "Content-Type", "application/x-amz-json-1.1");

            expect(route, "trail", "LookupEvents", AWS_JSON_1_1);
        }
        refuses(() -> route("POST", "/", "X-Amz-Target", "20131101.LookupEvents"), "UnknownOperationException", 404);
    }

    @Test
    void aServiceWithTwoProtocolsAnswersInTheOneItIsAskedIn() throws IOException {
        expect(
                route(
                        "POST",
                        "/",
                        "X-Amz-Target",
                        "AmazonSQS.SendMessage",
                        "Content-Type",
                        "application/x-amz-json-1.0"),
                "sqs",
                "SendMessage",
                AWS_JSON_1_0);
        expect(form("Action=SendMessage&Version=2010-01-01", scope("sqs")), "sqs", "SendMessage", AWS_QUERY);
        expect(
                route(
                        "POST",
                        "/service/GraniteServiceVersion20100801/operation/PutMetricData",
                        "Smithy-Protocol",
                        "rpc-v2-cbor"),
                "cloudwatch",
                "PutMetricData",
                RPC_V2_CBOR);
    }

    @Test
    void theVersionTellsGenerationsApart() throws IOException {
        var authorization = scope("elasticloadbalancing");

        expect(
                form("Action=DescribeLoadBalancers&Version=2012-06-01", authorization),
                "elb",
                "DescribeLoadBalancers",
                AWS_QUERY);
        expect(
                form("Version=2015-12-01&Action=DescribeLoadBalancers", authorization),
                "elbv2",
                "DescribeLoadBalancers",
                AWS_QUERY);
        refuses(() -> form("Action=DescribeLoadBalancers", authorization), "InvalidRequest", 400);
    }

    @Test
    void servicesOfOneEndpointShareItAsInAws() throws IOException {
        expect(form("Action=CreateDBCluster&Version=2014-10-31", scope("rds")), "rds", "CreateDBCluster", AWS_QUERY);
        expect(form("Action=OnlyInNeptune&Version=2014-10-31", scope("rds")), "neptune", "OnlyInNeptune", AWS_QUERY);
    }

    @Test
    void anAmbiguousTargetIsToldApartByHostOrRefused() throws IOException {
        expect(
                route("POST", "/", "X-Amz-Target", "Timestream_20181101.Query"),
                "timestream-query",
                "Query",
                AWS_JSON_1_0);
        expect(
                route(
                        "POST",
                        "/",
                        "X-Amz-Target",
                        "Timestream_20181101.DescribeEndpoints",
                        "Host",
                        "query.timestream.us-east-1.amazonaws.com"),
                "timestream-query",
                "DescribeEndpoints",
                AWS_JSON_1_0);
        refuses(
                () -> route("POST", "/", "X-Amz-Target", "Timestream_20181101.DescribeEndpoints"),
                "InvalidRequest",
                400);
    }

    @Test
    void theFormIsStillThereToDecode() throws IOException {
        var route = form("Action=GetCallerIdentity&Version=2011-06-15", null);

        expect(route, "sts", "GetCallerIdentity", AWS_QUERY);
        assertThat(new String(route.request().body().open().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo("Action=GetCallerIdentity&Version=2011-06-15");
    }

    @Test
    void aPackedFormIsRoutedByWhatItHolds() throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(packed)) {
            out.write("Action=GetCallerIdentity&Version=2011-06-15".getBytes(StandardCharsets.UTF_8));
        }
        var type = new String[] {"Content-Type", "application/x-www-form-urlencoded", "Content-Encoding", "gzip"};
        var route = router.route(request("POST", "/", type).withBody(ByteStream.of(packed.toByteArray())));

        expect(route, "sts", "GetCallerIdentity", AWS_QUERY);
        assertThat(route.request().body().open().readAllBytes()).isEqualTo(packed.toByteArray());
        refuses(
                () -> router.route(request("POST", "/", type).withBody(ByteStream.of(new byte[] {1}))),
                "MalformedQueryString",
                404);
    }

    @Test
    void aPresignedQueryRequestIsRouted() throws IOException {
        var route = route(
                "GET",
                "/?Action=GetCallerIdentity&Version=2011-06-15&X-Amz-Credential=AKID%2F20250101%2Feu-west-1%2Fsts%2Faws4_request");

        expect(route, "sts", "GetCallerIdentity", AWS_QUERY);
        assertThat(route.region()).isEqualTo("eu-west-1");
    }

    @Test
    void aFormThatIsTooLongIsRefusedUnread() {
        var huge = new ByteStream() {
            @Override
            public long length() {
                return FormBody.MAX_BYTES + 1L;
            }

            @Override
            public InputStream open() {
                throw new AssertionError("read");
            }
        };
        var request = request("POST", "/", "Content-Type", "application/x-www-form-urlencoded")
                .withBody(huge);

        refuses(() -> router.route(request), "RequestEntityTooLarge", 413);
    }

    @Test
    void pathsTellRestServicesApart() throws IOException {
        expect(route("GET", "/v2/apis", "Authorization", scope("apigateway")), "apigatewayv2", "GetApis", REST_JSON_1);
        expect(
                route("GET", "/restapis", "Authorization", scope("apigateway")),
                "apigateway",
                "GetRestApis",
                REST_JSON_1);
        expect(
                route(
                        "GET",
                        "/v20180820/configuration/publicAccessBlock",
                        "Authorization",
                        scope("s3"),
                        "x-amz-account-id",
                        "000000000000"),
                "s3control",
                "GetPublicAccessBlock",
                REST_XML);
    }

    @Test
    void hostsNameServicesAndRegions() throws IOException {
        for (var host : List.of(
                "ec2.eu-west-1.localhost:4566",
                "ec2.eu-west-1.localhost.localstack.cloud:4566",
                "ec2.eu-west-1.amazonaws.com")) {
            var route = route("GET", "/?Action=CreateVpc&Version=2016-11-15", "Host", host);

            expect(route, "ec2", "CreateVpc", EC2_QUERY);
            assertThat(route.region()).as(host).isEqualTo("eu-west-1");
        }
    }

    @Test
    void requestsThatSayNothingAreForS3() throws IOException {
        var route = route("GET", "/photos/2024/a%20b//c/.", "Host", "127.0.0.1:4566");

        expect(route, "s3", "GetObject", REST_XML);
        assertThat(route.labels()).isEqualTo(Map.of("Bucket", "photos", "Key", "2024/a b//c/."));
        assertThat(route.region()).isNull();
    }

    @Test
    void aBucketInTheHostStandsInFrontOfThePath() throws IOException {
        for (var host : List.of(
                "photos.s3.localhost:4566",
                "photos.s3.us-west-2.localhost",
                "photos.s3.us-west-2.amazonaws.com",
                "photos.s3-us-west-2.amazonaws.com",
                "photos.s3.localhost.localstack.cloud:4566",
                "photos.s3.dualstack.us-west-2.amazonaws.com")) {
            var route = route("GET", "/a%2Fb?tagging", "Host", host);

            expect(route, "s3", "GetObjectTagging", REST_XML);
            assertThat(route.request().target()).as(host).isEqualTo("/photos/a%2Fb?tagging");
            assertThat(route.labels()).isEqualTo(Map.of("Bucket", "photos", "Key", "a/b"));
        }
        expect(
                route("GET", "/?list-type=2&prefix=a", "Host", "my.photos.s3.localhost"),
                "s3",
                "ListObjectsV2",
                REST_XML);
        expect(route("GET", "/", "Host", "s3.us-east-1.localhost"), "s3", "ListBuckets", REST_XML);
    }

    @Test
    void s3OperationsAreToldApartAsS3Does() throws IOException {
        s3("GET", "/", "ListBuckets");
        s3("PUT", "/photos", "CreateBucket");
        s3("PUT", "/photos/", "CreateBucket");
        s3("GET", "/photos", "ListObjects");
        s3("GET", "/photos?list-type=2&max-keys=3", "ListObjectsV2");
        s3("POST", "/photos?delete", "DeleteObjects");
        s3("POST", "/photos/?delete=", "DeleteObjects");
        s3("GET", "/photos?analytics", "ListBucketAnalyticsConfigurations");
        s3("GET", "/photos?analytics&id=one", "GetBucketAnalyticsConfiguration");
        s3("GET", "/photos?lifecycle", "GetBucketLifecycleConfiguration");
        s3("GET", "/photos/a?partNumber=1", "GetObject");
        s3("GET", "/photos/a?uploadId=u", "ListParts");
        s3("PUT", "/photos/a", "PutObject");
        s3("PUT", "/photos/a?partNumber=1&uploadId=u", "UploadPart");
        s3("PUT", "/photos/a?partNumber=1", "UploadPart");
        s3("PUT", "/photos/a", "CopyObject", "x-amz-copy-source", "/photos/b");
        s3("PUT", "/photos/a?partNumber=1&uploadId=u", "UploadPartCopy", "x-amz-copy-source", "/photos/b");
        s3("POST", "/photos/a?uploads", "CreateMultipartUpload");
        s3("POST", "/photos/a?uploadId=u", "CompleteMultipartUpload");
    }

    private void s3(String method, String target, String operation, String... headers) throws IOException {
        expect(route(method, target, headers), "s3", operation, REST_XML);
    }

    @Test
    void unknownOperationsAreRefusedInTheWordsOfTheProtocol() throws IOException {
        unknown(form("Action=Nope&Version=2011-06-15", scope("sts")), "InvalidAction", 400);
        unknown(form("Action=Nope&Version=2016-11-15", scope("ec2")), "InvalidAction", 400);
        unknown(route("GET", "/", "Authorization", scope("sts")), "MissingAction", 400);
        unknown(route("POST", "/", "X-Amz-Target", "TrentService.Nope"), "UnknownOperationException", 404);
        unknown(route("GET", "/nope", "Authorization", scope("apigateway")), "UnknownOperationException", 404);
        unknown(route("PATCH", "/photos/a"), "MethodNotAllowed", 405);
        unknown(route("PUT", "/photos/a?uploads"), "MethodNotAllowed", 405);
        unknown(route("PUT", "/photos?lifecycle"), "MethodNotAllowed", 405);
        unknown(route("POST", "/photos"), "PreconditionFailed", 412);
        refuses(() -> route("GET", "/", "Authorization", scope("braket")), "NotImplemented", 501);
        refuses(() -> route("POST", "/", "X-Amz-Target", "Nope_1.Nope"), "UnknownOperationException", 404);
    }

    @Test
    void hostileTargetsAndHostsAreRefused() {
        refuses(() -> route("GET", "/photos/%zz"), "InvalidURI", 400);
        refuses(() -> route("GET", "/photos/%ff%fe"), "InvalidURI", 400);
        refuses(() -> route("GET", "/a", "Host", "x?delete.s3.localhost"), "InvalidBucketName", 400);
        refuses(() -> route("POST", "/service/x", "Smithy-Protocol", "rpc-v2-cbor"), "UnknownOperationException", 404);
    }

    @Test
    void aServiceThatNobodyCalledIsNotLoaded() throws IOException {
        route("POST", "/", "X-Amz-Target", "TrentService.Encrypt");
        form("Action=GetCallerIdentity&Version=2011-06-15", null);
        route("GET", "/photos");
        route("GET", "/photos");

        assertThat(models.loaded).containsExactly("kms", "sts", "s3");
    }

    private static void unknown(Route route, String code, int status) {
        assertThat(route.operation()).isNull();
        assertThat(Unroutable.operation(route)).satisfies(error -> {
            assertThat(error.code()).isEqualTo(code);
            assertThat(error.status()).isEqualTo(status);
        });
    }

    private static void refuses(ThrowingCallable call, String code, int status) {
        assertThatThrownBy(call).isInstanceOfSatisfying(ApiException.class, error -> {
            assertThat(error.code()).isEqualTo(code);
            assertThat(error.status()).isEqualTo(status);
        });
    }

    private static void expect(Route route, String service, String operation, Protocol protocol) {
        assertThat(route.service().id()).isEqualTo(service);
        assertThat(route.operationName()).isEqualTo(operation);
        assertThat(route.operation()).isNotNull();
        assertThat(route.protocol()).isEqualTo(protocol);
    }

    private Route form(String form, @Nullable String authorization) throws IOException {
        var request = request("POST", "/", "Content-Type", "application/x-www-form-urlencoded; charset=utf-8")
                .withBody(ByteStream.of(form.getBytes(StandardCharsets.UTF_8)));
        if (authorization != null) {
            request.headers().add("Authorization", authorization);
        }
        return router.route(request);
    }

    private Route route(String method, String target, String... headers) throws IOException {
        return router.route(request(method, target, headers));
    }

    private static HttpRequest request(String method, String target, String... headers) {
        return new HttpRequest(
                method,
                target,
                Headers.of(headers),
                ByteStream.of(new byte[0]),
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 40000),
                false);
    }

    private static String scope(String service) {
        return "AWS4-HMAC-SHA256 Credential=AKID/20250101/us-east-1/" + service
                + "/aws4_request, SignedHeaders=host, Signature=00";
    }
}
