@NullMarked
package io.unkai.services.management.audit;

import org.jspecify.annotations.NullMarked;
