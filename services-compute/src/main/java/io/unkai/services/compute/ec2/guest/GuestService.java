package io.unkai.services.compute.ec2.guest;

import io.unkai.services.compute.ec2.base.Key;

/** Something that the cloud serves to the guests of VPCs: metadata, names, endpoints. */
@FunctionalInterface
public interface GuestService {
    /** Sees to it that the guests of a VPC, whose network is there, are served; does nothing where they already are. */
    void serve(Key vpc);
}
