package io.unkai.wire.sigv4;

/**
 * A signature that is wrong, with what we signed instead.
 *
 * @param accessKey the access key id
 * @param stringToSign what should have been signed
 * @param signature what the caller sent
 * @param canonicalRequest the canonical request in it; for chunks that of the request they belong to
 */
record Mismatch(String accessKey, String stringToSign, String signature, String canonicalRequest) {}
