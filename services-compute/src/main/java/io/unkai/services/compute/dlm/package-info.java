/**
 * Amazon Data Lifecycle Manager: policies that take snapshots of tagged volumes and instances on schedule and delete them again. What
 * a policy does, it does through EC2's own operations, with the rights of its execution role.
 */
@NullMarked
package io.unkai.services.compute.dlm;

import org.jspecify.annotations.NullMarked;
