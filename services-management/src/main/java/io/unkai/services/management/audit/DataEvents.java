package io.unkai.services.management.audit;

import io.unkai.kernel.schema.Operation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which operations work on data, not on resources: so many calls that only trails that ask for them have their events. */
public final class DataEvents {
    private static final Map<String, String> TYPES = new HashMap<>();

    static {
        add(
                "s3",
                "AWS::S3::Object",
                Set.of(
                        "AbortMultipartUpload",
                        "CompleteMultipartUpload",
                        "CopyObject",
                        "CreateMultipartUpload",
                        "DeleteObject",
                        "DeleteObjectTagging",
                        "DeleteObjects",
                        "GetObject",
                        "GetObjectAcl",
                        "GetObjectAttributes",
                        "GetObjectLegalHold",
                        "GetObjectRetention",
                        "GetObjectTagging",
                        "GetObjectTorrent",
                        "HeadBucket",
                        "HeadObject",
                        "ListMultipartUploads",
                        "ListObjectVersions",
                        "ListObjects",
                        "ListObjectsV2",
                        "ListParts",
                        "PutObject",
                        "PutObjectAcl",
                        "PutObjectLegalHold",
                        "PutObjectRetention",
                        "PutObjectTagging",
                        "RenameObject",
                        "RestoreObject",
                        "SelectObjectContent",
                        "UploadPart",
                        "UploadPartCopy"));
        add("lambda", "AWS::Lambda::Function", Set.of("Invoke", "InvokeAsync", "InvokeWithResponseStream"));
        add(
                "dynamodb",
                "AWS::DynamoDB::Table",
                Set.of(
                        "BatchExecuteStatement",
                        "BatchGetItem",
                        "BatchWriteItem",
                        "DeleteItem",
                        "ExecuteStatement",
                        "ExecuteTransaction",
                        "GetItem",
                        "PutItem",
                        "Query",
                        "Scan",
                        "TransactGetItems",
                        "TransactWriteItems",
                        "UpdateItem"));
        add("dynamodbstreams", "AWS::DynamoDB::Stream", Set.of("GetRecords", "GetShardIterator"));
        add(
                "sqs",
                "AWS::SQS::Queue",
                Set.of(
                        "ChangeMessageVisibility",
                        "ChangeMessageVisibilityBatch",
                        "DeleteMessage",
                        "DeleteMessageBatch",
                        "ReceiveMessage",
                        "SendMessage",
                        "SendMessageBatch"));
        add("sns", "AWS::SNS::Topic", Set.of("Publish", "PublishBatch"));
        add(
                "kinesis",
                "AWS::Kinesis::Stream",
                Set.of("GetRecords", "GetShardIterator", "PutRecord", "PutRecords", "SubscribeToShard"));
        add(
                "ebs",
                "AWS::EC2::Snapshot",
                Set.of(
                        "CompleteSnapshot",
                        "GetSnapshotBlock",
                        "ListChangedBlocks",
                        "ListSnapshotBlocks",
                        "PutSnapshotBlock",
                        "StartSnapshot"));
        add("logs", "AWS::Logs::LogGroup", Set.of("FilterLogEvents", "GetLogEvents", "PutLogEvents"));
        add(
                "cloudwatch",
                "AWS::CloudWatch::Metric",
                Set.of("GetMetricData", "GetMetricStatistics", "ListMetrics", "PutMetricData"));
    }

    private DataEvents() {}

    private static void add(String service, String type, Set<String> operations) {
        operations.forEach(operation -> TYPES.put(service + ':' + operation, type));
    }

    /** The type of the resources whose data an operation works on, or null where its events are management events. */
    public static @Nullable String type(Operation<?, ?> operation) {
        return TYPES.get(operation.service().id() + ':' + operation.name());
    }

    /** All types that trails can ask for. */
    public static List<String> types() {
        return TYPES.values().stream().distinct().sorted().toList();
    }
}
