package io.unkai.services.compute.ec2.instance;

import io.unkai.services.compute.ec2.base.Key;

/** Answers instances that ask about themselves. */
@FunctionalInterface
public interface MetadataListener {
    /** Sees to it that instances of a VPC, whose network is there, get answers; does nothing where they already do. */
    void serve(Key vpc);
}
