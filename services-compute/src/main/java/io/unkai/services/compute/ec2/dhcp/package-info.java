/** DHCP options. */
@NullMarked
package io.unkai.services.compute.ec2.dhcp;

import org.jspecify.annotations.NullMarked;
