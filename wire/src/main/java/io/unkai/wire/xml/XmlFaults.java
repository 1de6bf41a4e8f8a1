package io.unkai.wire.xml;

import io.unkai.kernel.error.ApiException;

/** How a family of services refuses a document. */
public interface XmlFaults {
    /** The document is not well-formed, not of the right shape, or past a limit on its parts. */
    ApiException malformed(String detail);

    /** The document is longer than {@link XmlSource#MAX_BYTES}. */
    ApiException tooLarge();
}
