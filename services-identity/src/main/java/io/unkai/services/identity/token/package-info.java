/** What identity providers vouch for: tokens of OpenID Connect and assertions of SAML, read, verified and held against the clock. */
@NullMarked
package io.unkai.services.identity.token;

import org.jspecify.annotations.NullMarked;
