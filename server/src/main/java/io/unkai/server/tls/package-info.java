/** TLS for a machine of its own: a local certificate authority and the server's certificate, made when first needed. */
@NullMarked
package io.unkai.server.tls;

import org.jspecify.annotations.NullMarked;
