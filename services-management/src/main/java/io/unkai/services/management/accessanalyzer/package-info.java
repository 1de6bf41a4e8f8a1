/** Access Analyzer: least-privilege policies from what users and roles used. */
@NullMarked
package io.unkai.services.management.accessanalyzer;

import org.jspecify.annotations.NullMarked;
