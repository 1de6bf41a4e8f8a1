package io.unkai.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Documents and forms that are huge, deep, malformed, or ask for more than their size. */
class HostileDocumentTest extends HostileCloud {
    private static final String[] ZIPPED_FORM = {FORM[0], FORM[1], "Content-Encoding", "gzip"};
    private static final String OPEN = "<Delete><Object><Key>";
    private static final String CLOSE = "</Key></Object></Delete>";

    private TestCloud.Answer delete(String document) throws IOException {
        return cloud.raw(cloud.signed("s3", "POST", "/bucket?delete", bytes(document)));
    }

    @Test
    void tenMegabytesOfXmlAreRefused() throws IOException {
        var object = "<Object><Key>" + "k".repeat(1_000) + "</Key></Object>";
        assertRefused(delete("<Delete>" + object.repeat(10_240) + "</Delete>"), "many objects");
        assertRefused(delete(OPEN + "k".repeat(10 << 20) + CLOSE), "long key");
        assertRefused(delete("<Delete>" + " ".repeat(10 << 20) + "</Delete>"), "blanks");
        assertRefused(delete("<Delete>" + "<a>".repeat(1 << 20)), "deep");
        assertRefused(delete("<Delete " + "a='b' ".repeat(100_000) + "/>"), "attributes");
    }

    @Test
    void tenMegabytesOfPartsAreRefused() throws IOException {
        var upload = cloud.call("s3", "POST", "/bucket/parts?uploads", "").element("UploadId");
        assertThat(upload).isNotEmpty();
        var part = "<Part><PartNumber>1</PartNumber><ETag>" + "e".repeat(1_000) + "</ETag></Part>";
        var target = "/bucket/parts?uploadId=" + upload;
        for (var body : new String[] {
            "<CompleteMultipartUpload>" + part.repeat(10_240) + "</CompleteMultipartUpload>",
            "<CompleteMultipartUpload>" + "<Part/>".repeat(1 << 18) + "</CompleteMultipartUpload>",
            "<CompleteMultipartUpload/>",
            "<CompleteMultipartUpload><Part><PartNumber>-1</PartNumber><ETag>e</ETag></Part></CompleteMultipartUpload>",
            "<CompleteMultipartUpload><Part><PartNumber>99999999999</PartNumber></Part></CompleteMultipartUpload>",
            "<CompleteMultipartUpload><Part><ETag>e</ETag></Part></CompleteMultipartUpload>",
            ""
        }) {
            assertRefused(cloud.raw(cloud.signed("s3", "POST", target, bytes(body))), "parts");
        }
        for (var query : new String[] {
            "partNumber=0", "partNumber=10001", "partNumber=x", "partNumber=%ff", "partNumber=99999999999"
        }) {
            assertRefused(cloud.call("s3", "PUT", target + "&" + query, "x"), query);
        }
        assertThat(cloud.call("s3", "DELETE", target, "").status()).isEqualTo(204);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<",
                "\u0000",
                "\u00ff\u00fe<\u0000",
                "<Delete>",
                "<Delete/><Delete/>",
                "<Delete/>",
                "<Other/>",
                "not XML",
                "{\"Delete\":{}}",
                "<?xml version='1.0' encoding='no-such'?><Delete/>",
                "<?xml version='1.0' encoding='UTF-16'?><Delete/>",
                "<?xml version='9.9'?><Delete/>",
                "<!DOCTYPE Delete [<!ENTITY a 'aaaa'>]><Delete><Object><Key>&a;</Key></Object></Delete>",
                "<!DOCTYPE Delete SYSTEM 'file:///etc/passwd'><Delete/>",
                OPEN + "&no;" + CLOSE,
                OPEN + "&#0;" + CLOSE,
                OPEN + "&#xffffffff;" + CLOSE,
                OPEN + "\u00ff\u00fe" + CLOSE,
                OPEN + "a<b/>" + CLOSE,
                "<Delete xmlns:x='&'/>",
                "<x:Delete/>",
                "<Delete><Object><Key>a</Key></Object><Quiet>perhaps</Quiet></Delete>",
                "<Delete><Object><Key>a</Key><Size>1e999999999</Size></Object></Delete>",
                "<Delete><Object><Key>a</Key><LastModifiedTime>99999999999-01-01</LastModifiedTime></Object></Delete>"
            })
    void malformedXmlIsRefused(String document) throws IOException {
        assertError(delete(document), 400, "MalformedXML");
    }

    @Test
    void xmlThatIsNotUtf8IsRefusedForBuckets() throws IOException {
        for (var document : new String[] {"\u00ff", "<CreateBucketConfiguration>", "<a><b></a></b>", "<!DOCTYPE a>"}) {
            assertRefused(cloud.raw(cloud.signed("s3", "PUT", "/another", bytes(document))), document);
        }
        assertError(cloud.call("s3", "GET", "/another", ""), 404, "NoSuchBucket");
    }

    @ParameterizedTest
    @CsvSource({
        "dynamodb, DynamoDB_20120810.PutItem",
        "kinesis, Kinesis_20131202.PutRecord",
        "secretsmanager, secretsmanager.CreateSecret",
        "sqs, AmazonSQS.SendMessage",
    })
    void hostileJsonIsRefused(String service, String target) throws IOException {
        for (var body : new String[] {
            "{\"Item\":" + "{\"a\":".repeat(1 << 19),
            "[".repeat(1 << 20),
            "\u00ff\u00fe\u0000",
            "{\"a\":1e999999999}",
            "{"
        }) {
            var answer = cloud.raw(cloud.signed(
                    service,
                    "POST",
                    "/",
                    bytes(body),
                    "X-Amz-Target",
                    target,
                    "Content-Type",
                    "application/x-amz-json-1.0"));
            assertThat(answer.status()).as(answer.body()).isIn(400, 404, 413, 501);
        }
    }

    @Test
    void hostileCborIsRefused() throws IOException {
        for (var body : new String[] {
            "\u00bf".repeat(1 << 20), "\u009f".repeat(1 << 20), "\u009b\u007f" + "\u00ff".repeat(7), "\u00ff", "{\u00ff"
        }) {
            var answer = cloud.raw(cloud.signed(
                    "monitoring",
                    "POST",
                    "/service/GraniteServiceVersion20100801/operation/PutMetricData",
                    bytes(body),
                    "Smithy-Protocol",
                    "rpc-v2-cbor",
                    "Content-Type",
                    "application/cbor"));
            assertThat(answer.status()).isIn(400, 501);
        }
        for (var path :
                new String[] {"/", "/service", "/service//operation/", "/service/%ff/operation/%00", "/a/b/c/d"}) {
            var answer = cloud.call("monitoring", "POST", path, "", "Smithy-Protocol", "rpc-v2-cbor");
            assertThat(answer.status()).as(path).isIn(400, 404, 501);
        }
    }

    @Test
    void hostileFormsAreRefused() throws IOException {
        var many = new StringBuilder(WHO);
        for (int i = 0; i < 100_000; i++) {
            many.append("&Tag.member.").append(i).append("=x");
        }
        var session = "Action=GetSessionToken&Version=2011-06-15";
        for (var form : new String[] {
            many.toString(),
            WHO + "&" + "a.".repeat(100_000) + "=1",
            WHO + "&..=1",
            WHO + "&=1",
            WHO + "&%ff=%fe",
            WHO + "&a=%",
            WHO + "&\u00ff=\u00fe",
            WHO + "&Action=GetCallerIdentity",
            WHO + "&" + "x".repeat(5 << 20),
            session + "&DurationSeconds.member.999999999=1",
            session + "&DurationSeconds=1",
            session + "&DurationSeconds=99999999999999999999",
            session + "&DurationSeconds=%D9%A3",
            session + "&TokenCode=" + "1".repeat(1 << 20),
            "Action=NoSuchThing&Version=2011-06-15",
            "Action=%00&Version=2011-06-15",
            "Action=",
            "Version=2011-06-15",
            "",
            "&&&&",
            "\u0000"
        }) {
            var answer = cloud.raw(cloud.signed("sts", "POST", "/", bytes(form), FORM));
            assertRefused(answer, form.substring(0, Math.min(80, form.length())));
        }
    }

    @Test
    void unknownMembersOfFormsAreIgnored() throws IOException {
        var form = WHO + "&A.member.999999999=x&A.member.1=y&%C3%A9=%F0%9F%98%80";
        assertThat(cloud.raw(cloud.signed("sts", "POST", "/", bytes(form), FORM))
                        .status())
                .isEqualTo(200);
    }

    private static byte[] packed(byte[] bytes, int times) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(packed)) {
            for (int i = 0; i < times; i++) {
                out.write(bytes);
            }
        }
        return packed.toByteArray();
    }

    @Test
    void packedFormsAreRead() throws IOException {
        var answer = cloud.raw(cloud.signed("sts", "POST", "/", packed(bytes(WHO), 1), ZIPPED_FORM));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.element("Arn")).endsWith(":root");
    }

    @Test
    void bombsAreNotUnpacked() throws IOException {
        var bomb = packed(new byte[1 << 20], 512);
        assertRefused(cloud.raw(cloud.signed("sts", "POST", "/?" + WHO, bomb, ZIPPED_FORM)), "bomb");
        assertRefused(cloud.raw(cloud.signed("sts", "POST", "/", bomb, ZIPPED_FORM)), "bomb with the action");
        assertRefused(cloud.raw(cloud.signed("sts", "POST", "/?" + WHO, bytes("no gzip"), ZIPPED_FORM)), "no gzip");
        assertRefused(cloud.raw(cloud.signed("sts", "POST", "/", bytes("no gzip"), ZIPPED_FORM)), "no gzip");
    }
}
