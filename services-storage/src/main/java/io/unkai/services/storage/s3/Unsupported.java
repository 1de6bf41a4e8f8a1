package io.unkai.services.storage.s3;

import io.unkai.kernel.schema.Struct;
import java.util.LinkedHashMap;
import java.util.Map;

/** Refuses what would change the meaning of a call and is not implemented: nothing of it is silently ignored. */
final class Unsupported {
    private static final Map<String, String> HEADERS = new LinkedHashMap<>();

    static {
        HEADERS.put("SSECustomerAlgorithm", "x-amz-server-side-encryption-customer-algorithm");
        HEADERS.put("SSECustomerKey", "x-amz-server-side-encryption-customer-key");
        HEADERS.put("SSECustomerKeyMD5", "x-amz-server-side-encryption-customer-key-MD5");
        HEADERS.put("CopySourceSSECustomerAlgorithm", "x-amz-copy-source-server-side-encryption-customer-algorithm");
        HEADERS.put("CopySourceSSECustomerKey", "x-amz-copy-source-server-side-encryption-customer-key");
        HEADERS.put("CopySourceSSECustomerKeyMD5", "x-amz-copy-source-server-side-encryption-customer-key-MD5");
        HEADERS.put("ServerSideEncryption", "x-amz-server-side-encryption");
        HEADERS.put("SSEKMSKeyId", "x-amz-server-side-encryption-aws-kms-key-id");
        HEADERS.put("SSEKMSEncryptionContext", "x-amz-server-side-encryption-context");
        HEADERS.put("BucketKeyEnabled", "x-amz-server-side-encryption-bucket-key-enabled");
        HEADERS.put("ObjectLockMode", "x-amz-object-lock-mode");
        HEADERS.put("ObjectLockRetainUntilDate", "x-amz-object-lock-retain-until-date");
        HEADERS.put("ObjectLockLegalHoldStatus", "x-amz-object-lock-legal-hold");
        HEADERS.put("ObjectLockEventHold", "x-amz-object-lock-event-hold");
        HEADERS.put("ObjectLockEnabledForBucket", "x-amz-bucket-object-lock-enabled");
        HEADERS.put("WebsiteRedirectLocation", "x-amz-website-redirect-location");
        HEADERS.put("WriteOffsetBytes", "x-amz-write-offset-bytes");
        HEADERS.put("MFA", "x-amz-mfa");
        HEADERS.put("ChecksumSHA512", "x-amz-checksum-sha512");
        HEADERS.put("ChecksumMD5", "x-amz-checksum-md5");
        HEADERS.put("ChecksumXXHASH64", "x-amz-checksum-xxhash64");
        HEADERS.put("ChecksumXXHASH3", "x-amz-checksum-xxhash3");
        HEADERS.put("ChecksumXXHASH128", "x-amz-checksum-xxhash128");
    }

    private Unsupported() {}

    /** Refuses a request with such a member, or another storage class. */
    static void check(Struct in) {
        HEADERS.forEach((member, header) -> {
            var value = Fields.get(in, member);
            if (value != null && !value.equals(false)) {
                throw S3Errors.notImplemented(header, header);
            }
        });
        var storage = Fields.text(in, "StorageClass");
        if (storage != null && !storage.equals("STANDARD")) {
            throw S3Errors.notImplemented("x-amz-storage-class", "the storage class " + storage);
        }
    }
}
