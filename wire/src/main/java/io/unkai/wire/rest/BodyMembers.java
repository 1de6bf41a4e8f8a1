package io.unkai.wire.rest;

import io.unkai.kernel.schema.Binding.Location;
import io.unkai.kernel.schema.Member;
import io.unkai.kernel.schema.MemberTraits.Flag;
import io.unkai.kernel.schema.StructSchema;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which members the body carries. Bindings that a direction does not have count for nothing, so those members are there too. */
public final class BodyMembers {
    private static final Set<Location> IN_REQUESTS = EnumSet.of(Location.BODY, Location.STATUS);
    private static final Set<Location> IN_RESPONSES =
            EnumSet.of(Location.BODY, Location.QUERY, Location.QUERY_PARAMS, Location.LABEL);

    private BodyMembers() {}

    /** Whether a request's document carries the member. */
    public static boolean inRequest(Member member) {
        return IN_REQUESTS.contains(member.traits().binding().location()) && !isEventHeader(member);
    }

    /** Whether a response's document carries the member. */
    public static boolean inResponse(Member member) {
        return IN_RESPONSES.contains(member.traits().binding().location()) && !isEventHeader(member);
    }

    private static boolean isEventHeader(Member member) {
        return member.traits().is(Flag.EVENT_HEADER);
    }

    /** The member that is the whole body, or null. */
    public static @Nullable Member payload(StructSchema schema) {
        for (var member : schema.members()) {
            if (member.traits().binding().location() == Location.PAYLOAD) {
                return member;
            }
        }
        return null;
    }

    /** The member that is a stream of events, or null. */
    public static @Nullable Member eventStream(StructSchema schema) {
        for (var member : schema.members()) {
            if (member.traits().is(Flag.EVENT_STREAM)) {
                return member;
            }
        }
        return null;
    }

    /** Whether a shape stands for no input or output at all, unlike an empty structure. */
    public static boolean isNothing(StructSchema schema) {
        return schema.members().isEmpty() && schema.name().equals("Unit");
    }
}
