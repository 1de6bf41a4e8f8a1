/** Passwords of users: the account's policy for them, how they are kept, and who has one. */
@NullMarked
package io.unkai.services.identity.iam.login;

import org.jspecify.annotations.NullMarked;
