/** Tests of Account Management through its operations. */
@NullMarked
package io.unkai.services.identity.account;

import org.jspecify.annotations.NullMarked;
