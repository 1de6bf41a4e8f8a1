package io.unkai.services.identity.signin;

import io.unkai.services.identity.iam.login.Login;

/**
 * Somebody who can sign in with a password.
 *
 * @param person who it is
 * @param login the password
 * @param mustChange whether another must be chosen before anything else
 * @param locked whether an administrator must help: the password expired
 */
public record Known(Person person, Login login, boolean mustChange, boolean locked) {}
