package io.unkai.wire.query;

import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.schema.Member;
import io.unkai.wire.xml.XmlNames;
import java.util.Set;
import java.util.regex.Pattern;

/** Names capitalised, every list flat, unknown parameters refused. */
final class Ec2QueryStyle implements QueryStyle {
    /** What a call carries besides its input: its name, and what signs it in a query string. */
    private static final Set<String> ENVELOPE = Set.of(
            "Action",
            "Version",
            "AWSAccessKeyId",
            "Expires",
            "SecurityToken",
            "Signature",
            "SignatureMethod",
            "SignatureVersion",
            "Timestamp");

    private static final Pattern UNSHOWN = Pattern.compile("[\\x00-\\x1f\\ufffe\\uffff]");

    @Override
    public String name(Member member) {
        var queryName = member.traits().queryName();
        if (queryName != null) {
            return queryName;
        }
        var name = XmlNames.of(member);
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    @Override
    public boolean wrapped(Member collection) {
        return false;
    }

    @Override
    public void unknown(QueryNode node) {
        if (!ENVELOPE.contains(node.path()) && !node.path().startsWith("X-Amz-")) {
            throw new ApiException("UnknownParameter", "The parameter " + node.path() + " is not recognized");
        }
    }

    @Override
    public ApiException badValue(QueryNode node, Member member) {
        return invalid(node);
    }

    @Override
    public ApiException notSimple(QueryNode node) {
        var first = node.children().isEmpty()
                ? node
                : node.children().values().iterator().next();
        return new ApiException("UnknownParameter", "The parameter " + first.path() + " is not recognized");
    }

    @Override
    public ApiException notList(QueryNode node) {
        return node.children().isEmpty() ? invalid(node) : notSimple(node);
    }

    @Override
    public ApiException notStructure(QueryNode node) {
        return invalid(node);
    }

    private static ApiException invalid(QueryNode node) {
        var value = node.value() == null ? "" : UNSHOWN.matcher(node.value()).replaceAll("?");
        return new ApiException(
                "InvalidParameterValue", "Value (" + value + ") for parameter " + node.path() + " is invalid.");
    }
}
