package io.unkai.wire.query;

import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.schema.Member;
import io.unkai.kernel.schema.MemberTraits.Flag;
import io.unkai.wire.xml.XmlNames;
import java.util.Locale;

/** Names as modelled, lists wrapped unless flattened, unknown parameters ignored. */
final class AwsQueryStyle implements QueryStyle {
    @Override
    public String name(Member member) {
        return XmlNames.of(member);
    }

    @Override
    public boolean wrapped(Member collection) {
        return !collection.traits().is(Flag.FLATTENED);
    }

    @Override
    public void unknown(QueryNode node) {
        // AWS Query services ignore parameters that they do not know
    }

    @Override
    public ApiException badValue(QueryNode node, Member member) {
        var type = member.target().type().name().toLowerCase(Locale.ROOT);
        return malformed("The value of " + node.path() + " can not be converted to " + type);
    }

    @Override
    public ApiException notSimple(QueryNode node) {
        return malformed("Start of list found where not expected");
    }

    @Override
    public ApiException notList(QueryNode node) {
        return malformed("Unexpected list element termination");
    }

    @Override
    public ApiException notStructure(QueryNode node) {
        return malformed("Unexpected complex element termination");
    }

    private static ApiException malformed(String message) {
        return new ApiException("MalformedInput", message);
    }
}
