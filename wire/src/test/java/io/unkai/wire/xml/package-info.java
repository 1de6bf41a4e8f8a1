/** XML against hostile bytes and hostile values, through the codec's public face. */
@NullMarked
package io.unkai.wire.xml;

import org.jspecify.annotations.NullMarked;
