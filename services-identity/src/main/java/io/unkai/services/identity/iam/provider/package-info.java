/** Identity providers that vouch for people who have no user here: OpenID Connect and SAML. */
@NullMarked
package io.unkai.services.identity.iam.provider;

import org.jspecify.annotations.NullMarked;
