package io.unkai.services.management.audit;

import io.unkai.kernel.schema.Operation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which operations work on data, not on resources: so many calls that only trails that ask for them have their events. */
public final class DataEvents {
    /** Service, type of the resources whose data it is, operations. */
    private static final String TABLE = """
            s3 AWS::S3::Object AbortMultipartUpload CompleteMultipartUpload CopyObject CreateMultipartUpload DeleteObject
            s3 AWS::S3::Object DeleteObjectTagging DeleteObjects GetObject GetObjectAcl GetObjectAttributes
            s3 AWS::S3::Object GetObjectLegalHold GetObjectRetention GetObjectTagging GetObjectTorrent HeadBucket HeadObject
            s3 AWS::S3::Object ListMultipartUploads ListObjectVersions ListObjects ListObjectsV2 ListParts PutObject
            s3 AWS::S3::Object PutObjectAcl PutObjectLegalHold PutObjectRetention PutObjectTagging RenameObject
            s3 AWS::S3::Object RestoreObject SelectObjectContent UploadPart UploadPartCopy
            lambda AWS::Lambda::Function Invoke InvokeAsync InvokeWithResponseStream
            dynamodb AWS::DynamoDB::Table BatchExecuteStatement BatchGetItem BatchWriteItem DeleteItem ExecuteStatement
            dynamodb AWS::DynamoDB::Table ExecuteTransaction GetItem PutItem Query Scan TransactGetItems
            dynamodb AWS::DynamoDB::Table TransactWriteItems UpdateItem
            dynamodbstreams AWS::DynamoDB::Stream GetRecords GetShardIterator
            sqs AWS::SQS::Queue ChangeMessageVisibility ChangeMessageVisibilityBatch DeleteMessage DeleteMessageBatch
            sqs AWS::SQS::Queue ReceiveMessage SendMessage SendMessageBatch
            sns AWS::SNS::Topic Publish PublishBatch
            kinesis AWS::Kinesis::Stream GetRecords GetShardIterator PutRecord PutRecords SubscribeToShard
            ebs AWS::EC2::Snapshot CompleteSnapshot GetSnapshotBlock ListChangedBlocks ListSnapshotBlocks
            ebs AWS::EC2::Snapshot PutSnapshotBlock StartSnapshot
            logs AWS::Logs::LogGroup FilterLogEvents GetLogEvents PutLogEvents
            cloudwatch AWS::CloudWatch::Metric GetMetricData GetMetricStatistics ListMetrics PutMetricData
            """;

    private static final Map<String, String> TYPES = parse();

    private DataEvents() {}

    private static Map<String, String> parse() {
        var types = new HashMap<String, String>();
        TABLE.lines()
                .map(line -> List.of(line.split(" ")))
                .forEach(words -> words.subList(2, words.size())
                        .forEach(operation -> types.put(words.getFirst() + ':' + operation, words.get(1))));
        return Map.copyOf(types);
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
