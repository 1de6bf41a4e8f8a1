/** EC2 Instance Connect: public keys that let a user in for a minute. */
@NullMarked
package io.unkai.services.compute.ec2.connect;

import org.jspecify.annotations.NullMarked;
