/** What the cloud itself serves inside the networks of VPCs, whatever it is: when it starts, on which sockets, and when it ends. */
@NullMarked
package io.unkai.services.compute.ec2.guest;

import org.jspecify.annotations.NullMarked;
