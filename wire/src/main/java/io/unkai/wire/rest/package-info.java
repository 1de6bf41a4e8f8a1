/**
 * What REST-JSON and REST-XML share: which operation a method, path and query mean, and how members travel in labels, query
 * parameters, headers, the status and the payload. The body's own format is behind {@link io.unkai.wire.protocol.DocumentCodec}.
 */
@NullMarked
package io.unkai.wire.rest;

import org.jspecify.annotations.NullMarked;
