/** Tests of the local authority. */
@NullMarked
package io.unkai.server.tls;

import org.jspecify.annotations.NullMarked;
