package io.unkai.codegen.emit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamesTest {
    @ParameterizedTest
    @CsvSource({
        "DBInstanceIdentifier, dbInstanceIdentifier",
        "VPCId, vpcId",
        "CIDRBlock, cidrBlock",
        "ETag, eTag",
        "ARNs, arns",
        "ACLs, acls",
        "IPv6Cidr, ipv6Cidr",
        "S3Bucket, s3Bucket",
        "URI, uri",
        "ID, id",
        "IsTruncated, isTruncated",
        "tableName, tableName",
        "x-amz-date, xAmzDate",
        "class, class_",
        "Default, default_",
        "schema, schema_",
        "ToString, toString_",
        "Member, member",
    })
    void components(String member, String component) {
        assertThat(Names.component(member)).isEqualTo(component);
    }

    @ParameterizedTest
    @CsvSource({
        "CreateVpc, CREATE_VPC",
        "DescribeDBInstances, DESCRIBE_DB_INSTANCES",
        "ListObjectsV2, LIST_OBJECTS_V2",
        "AssumeRoleWithSAML, ASSUME_ROLE_WITH_SAML",
        "DescribeACLs, DESCRIBE_ACLS",
        "ModifyIPv6Thing, MODIFY_IPV6_THING",
        "t2.nano, T2_NANO",
        "m5d.24xlarge, M5D_24XLARGE",
        "aws:kms:dsse, AWS_KMS_DSSE",
        "s3:ObjectCreated:*, S3_OBJECT_CREATED_STAR",
        "FULL_CONTROL, FULL_CONTROL",
        "4th, _4TH",
        "-, EMPTY",
    })
    void constants(String value, String constant) {
        assertThat(Names.constant(value)).isEqualTo(constant);
    }
}
