/** Which service and operation a request means, in which protocol. */
@NullMarked
package io.unkai.wire.route;

import org.jspecify.annotations.NullMarked;
