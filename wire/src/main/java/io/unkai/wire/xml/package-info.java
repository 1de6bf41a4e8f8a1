/**
 * XML in both directions, driven by schemas: a pull reader over hostile bytes, a writer into a growing buffer, and the protocols
 * whose bodies are XML.
 */
@NullMarked
package io.unkai.wire.xml;

import org.jspecify.annotations.NullMarked;
