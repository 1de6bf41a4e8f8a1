/** Network ACLs. */
@NullMarked
package io.unkai.services.compute.ec2.acl;

import org.jspecify.annotations.NullMarked;
