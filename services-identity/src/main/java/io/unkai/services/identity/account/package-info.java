/** The Account Management service: an account's name, whom to contact about it, and its regions. */
@NullMarked
package io.unkai.services.identity.account;

import org.jspecify.annotations.NullMarked;
