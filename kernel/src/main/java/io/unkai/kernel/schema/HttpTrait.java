package io.unkai.kernel.schema;

/**
 * How an operation is addressed by HTTP-binding protocols.
 *
 * @param method the HTTP method
 * @param uri the pattern as modelled, for example <code>/{Bucket}/{Key+}?uploads</code>
 * @param status the status of a success
 */
public record HttpTrait(String method, String uri, int status) {
    /** What protocols without HTTP bindings use. */
    public static final HttpTrait RPC = new HttpTrait("POST", "/", 200);
}
