/** Which of the regions that every account has to ask for it has asked for. */
@NullMarked
package io.unkai.services.identity.region;

import org.jspecify.annotations.NullMarked;
