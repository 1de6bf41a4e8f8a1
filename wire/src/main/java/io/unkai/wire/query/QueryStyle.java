package io.unkai.wire.query;

import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.schema.Member;

/** Where AWS Query and EC2 Query differ in reading parameters: names, wrapped lists, and how a call is refused. */
interface QueryStyle {
    /** The step that names a member. */
    String name(Member member);

    /** Whether the positions of a list or the entries of a map stand one step further. */
    boolean wrapped(Member collection);

    /** What to do about a parameter that the structure has no member for. */
    void unknown(QueryNode node);

    /** A text that is no value of its type. */
    ApiException badValue(QueryNode node, Member member);

    /** More steps under a simple value. */
    ApiException notSimple(QueryNode node);

    /** A value, or a step that is no position, where a list or map was expected. */
    ApiException notList(QueryNode node);

    /** A value where a structure was expected, or a union without exactly one member. */
    ApiException notStructure(QueryNode node);
}
