/** What disks are encrypted with: settings of accounts, and the keys of disks, which keys of accounts wrap. */
@NullMarked
package io.unkai.services.compute.ec2.secret;

import org.jspecify.annotations.NullMarked;
