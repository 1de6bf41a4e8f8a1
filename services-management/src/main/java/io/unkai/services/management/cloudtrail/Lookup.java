package io.unkai.services.management.cloudtrail;

import io.unkai.api.cloudtrail.CloudTrail;
import io.unkai.api.cloudtrail.Event;
import io.unkai.api.cloudtrail.LookupAttribute;
import io.unkai.api.cloudtrail.LookupAttributeKey;
import io.unkai.api.cloudtrail.LookupEventsRequest;
import io.unkai.api.cloudtrail.LookupEventsResponse;
import io.unkai.api.cloudtrail.Resource;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.call.Handlers;
import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.services.management.audit.Attribute;
import io.unkai.services.management.audit.AuditEvent;
import io.unkai.services.management.audit.History;
import io.unkai.services.management.page.ListTokens;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;

/** Looks up the management events of an account in a region. */
final class Lookup {
    private static final int MAX_RESULTS = 50;
    private static final int MAX_VALUE = 1_024;

    private final ListTokens tokens;

    Lookup(ListTokens tokens) {
        this.tokens = tokens;
    }

    void register(Handlers on) {
        on.onRead(CloudTrail.LOOKUP_EVENTS, this::lookup);
    }

    private LookupEventsResponse lookup(Call call, ReadTxn txn, LookupEventsRequest in) {
        if (in.eventCategory() != null) {
            throw new ApiException(
                    "InvalidEventCategoryException",
                    "Insights events are not recorded; leave EventCategory out to look up management events.");
        }
        int limit = Objects.requireNonNullElse(in.maxResults(), MAX_RESULTS);
        if (limit < 1 || limit > MAX_RESULTS) {
            throw new ApiException(
                    "InvalidMaxResultsException", "Specify a MaxResults value between 1 and " + MAX_RESULTS + ".");
        }
        var query = query(call, in);
        var purpose = purpose(query);
        var page = History.find(txn, query, tokens.open(in.nextToken(), purpose, Lookup::invalidToken), limit);
        return LookupEventsResponse.builder()
                .events(page.items().stream().map(Lookup::view).toList())
                .nextToken(tokens.seal(page.last(), purpose))
                .build();
    }

    private static History.Query query(Call call, LookupEventsRequest in) {
        var start = in.startTime();
        var end = in.endTime();
        if (start != null && end != null && start.isAfter(end)) {
            throw new ApiException(
                    "InvalidTimeRangeException", "StartTime " + start + " is after EndTime " + end + ".");
        }
        var attributes = Objects.requireNonNullElse(in.lookupAttributes(), List.<LookupAttribute>of());
        if (attributes.size() > 1) {
            throw new ApiException("InvalidLookupAttributesException", "Specify at most one lookup attribute.");
        }
        // Events that wait to be pruned are not shown any more.
        var oldest = call.now().minus(History.DAYS, ChronoUnit.DAYS);
        var from = start == null || start.isBefore(oldest) ? oldest : start;
        if (attributes.isEmpty()) {
            return new History.Query(call.account(), call.region(), null, "", from, end);
        }
        var attribute = attributes.getFirst();
        var value = Objects.requireNonNullElse(attribute.attributeValue(), "");
        if (value.length() > MAX_VALUE) {
            throw new ApiException(
                    "InvalidLookupAttributesException",
                    "The attribute value is longer than " + MAX_VALUE + " characters.");
        }
        return new History.Query(call.account(), call.region(), key(attribute), value, from, end);
    }

    private static Attribute key(LookupAttribute in) {
        var key = LookupAttributeKey.from(in.attributeKey());
        if (key == null) {
            throw new ApiException(
                    "InvalidLookupAttributesException", "Unknown lookup attribute: " + in.attributeKey() + ".");
        }
        return switch (key) {
            case EVENT_ID -> Attribute.EVENT_ID;
            case EVENT_NAME -> Attribute.EVENT_NAME;
            case READ_ONLY -> Attribute.READ_ONLY;
            case USERNAME -> Attribute.USERNAME;
            case RESOURCE_TYPE -> Attribute.RESOURCE_TYPE;
            case RESOURCE_NAME -> Attribute.RESOURCE_NAME;
            case EVENT_SOURCE -> Attribute.EVENT_SOURCE;
            case ACCESS_KEY_ID -> Attribute.ACCESS_KEY_ID;
        };
    }

    /** A token is good for the list that it continues, and for no other. */
    private static String purpose(History.Query query) {
        return "cloudtrail-lookup:" + query.account() + ':' + query.region() + ':' + query.attribute() + ':'
                + query.value().length() + ':' + query.value() + ':' + query.latest();
    }

    private static ApiException invalidToken() {
        return new ApiException("InvalidNextTokenException", "Invalid nextToken: the token is not one of this list.");
    }

    private static Event view(AuditEvent event) {
        return Event.builder()
                .eventId(event.id())
                .eventName(event.name())
                .readOnly(Boolean.toString(event.readOnly()))
                .accessKeyId(event.accessKey().isEmpty() ? null : event.accessKey())
                .eventTime(seconds(event.time()))
                .eventSource(event.source())
                .username(event.username().isEmpty() ? null : event.username())
                .resources(event.resources().stream()
                        .map(touched -> Resource.builder()
                                .resourceType(touched.type())
                                .resourceName(touched.name())
                                .build())
                        .toList())
                .cloudTrailEvent(event.json())
                .build();
    }

    private static Instant seconds(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS);
    }
}
