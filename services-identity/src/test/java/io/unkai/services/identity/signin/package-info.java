/** Tests of signing in with passwords. */
@NullMarked
package io.unkai.services.identity.signin;

import org.jspecify.annotations.NullMarked;
