/** Decides every call: gathers the policies that apply and the keys they ask for, and says why. */
@NullMarked
package io.unkai.services.identity.access;

import org.jspecify.annotations.NullMarked;
