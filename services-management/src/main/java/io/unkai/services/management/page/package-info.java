/** What the management services share to answer lists in pages. */
@NullMarked
package io.unkai.services.management.page;

import org.jspecify.annotations.NullMarked;
