/** What happened: finished calls become events behind their answers, and are kept to be looked up. */
@NullMarked
package io.unkai.services.management.audit;

import org.jspecify.annotations.NullMarked;
