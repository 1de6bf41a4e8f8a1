package io.unkai.wire.xml;

import io.unkai.kernel.error.ApiException;

/** How a family of services refuses a document. */
@FunctionalInterface
public interface XmlFaults {
    /** The document is not well-formed, not of the right shape, or past a limit on its parts. */
    ApiException malformed(String detail);
}
