/** Security groups and their rules. */
@NullMarked
package io.unkai.services.compute.ec2.group;

import org.jspecify.annotations.NullMarked;
