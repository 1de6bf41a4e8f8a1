/** Makes VPCs real: from what is stored to what the network plane is told. */
@NullMarked
package io.unkai.services.compute.ec2.network;

import org.jspecify.annotations.NullMarked;
