/** What EC2 says of an account. */
@NullMarked
package io.unkai.services.compute.ec2.account;

import org.jspecify.annotations.NullMarked;
