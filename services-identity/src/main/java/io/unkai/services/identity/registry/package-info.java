/** The accounts of this cloud: who they are, whom their e-mail addresses belong to, and whether they are open. */
@NullMarked
package io.unkai.services.identity.registry;

import org.jspecify.annotations.NullMarked;
