/** What all resources of EC2 share: keys, tables, refusals, tags, lists, zones. It knows none of them. */
@NullMarked
package io.unkai.services.compute.ec2.base;

import org.jspecify.annotations.NullMarked;
