/** Signing in with a password: root users, IAM users, second factors, and the browser sessions that follow. */
@NullMarked
package io.unkai.services.identity.signin;

import org.jspecify.annotations.NullMarked;
