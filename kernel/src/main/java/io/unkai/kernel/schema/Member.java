package io.unkai.kernel.schema;

import java.util.function.Supplier;

/**
 * One place where a shape is used: a member of a structure, the element of a list, the key or value of a map. Values are
 * immutable; each method that takes an argument and returns a member answers a changed copy.
 */
public final class Member {

    private final String name;
    private final Supplier<? extends Schema> target;
    private final int index;
    private final MemberTraits traits;

    private Member(String name, Supplier<? extends Schema> target, int index, MemberTraits traits) {
        this.name = name;
        this.target = target;
        this.index = index;
        this.traits = traits;
    }

    /** A member with no traits. */
    public static Member of(String name, Schema target) {
        return new Member(name, () -> target, 0, MemberTraits.NONE);
    }

    /** A member of a recursive shape, whose target is looked up when first used. */
    public static Member recursive(String name, Supplier<? extends Schema> target) {
        return new Member(name, target, 0, MemberTraits.NONE);
    }

    Member at(int place) {
        return new Member(name, target, place, traits);
    }

    /** The same member with other traits. */
    public Member with(MemberTraits changed) {
        return new Member(name, target, index, changed);
    }

    /** The name in the model. */
    public String name() {
        return name;
    }

    /** The shape of the values. */
    public Schema target() {
        return target.get();
    }

    /** The member's place in its structure; 0 for elements, keys and values. */
    public int index() {
        return index;
    }

    /** Everything else the model says of it. */
    public MemberTraits traits() {
        return traits;
    }

    @Override
    public String toString() {
        return name;
    }
}
