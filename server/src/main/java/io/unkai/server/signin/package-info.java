/** Sign-in for the console over HTTP: cookies, forms in JSON, and the federation endpoint. */
@NullMarked
package io.unkai.server.signin;

import org.jspecify.annotations.NullMarked;
