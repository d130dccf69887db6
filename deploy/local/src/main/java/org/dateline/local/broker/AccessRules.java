package org.dateline.local.broker;

import static org.apache.kafka.common.acl.AclOperation.ALL;
import static org.apache.kafka.common.acl.AclOperation.CLUSTER_ACTION;
import static org.apache.kafka.common.acl.AclOperation.DESCRIBE;
import static org.apache.kafka.common.acl.AclOperation.READ;
import static org.apache.kafka.common.acl.AclOperation.WRITE;
import static org.apache.kafka.common.internals.Topic.GROUP_METADATA_TOPIC_NAME;
import static org.apache.kafka.common.internals.Topic.TRANSACTION_STATE_TOPIC_NAME;
import static org.apache.kafka.common.resource.PatternType.LITERAL;
import static org.apache.kafka.common.resource.PatternType.PREFIXED;
import static org.apache.kafka.common.resource.ResourceType.CLUSTER;
import static org.apache.kafka.common.resource.ResourceType.GROUP;
import static org.apache.kafka.common.resource.ResourceType.TOPIC;
import static org.apache.kafka.common.resource.ResourceType.TRANSACTIONAL_ID;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.Resource;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.dateline.events.Topic;

/// Who may do what on a broker, as access control lists. Whatever none allows is refused, but for
/// the broker's super users.
final class AccessRules {

    /// Whoever connects where no password is asked for.
    static final String OTHERS = "User:ANONYMOUS";

    private static final String EVERY = ResourcePattern.WILDCARD_RESOURCE;

    private final List<AclBinding> bindings = new ArrayList<>();

    private AccessRules() {}

    /// Those of Dateline's services, and of other systems.
    static List<AclBinding> all() {
        AccessRules rules = new AccessRules();
        rules.ingest();
        rules.enrich();
        rules.store();
        rules.gateway();
        rules.others();
        return List.copyOf(rules.bindings);
    }

    /// Those of another system that has a password: what all others may read, too, and groups and
    /// transactions whose name is its own, or begins with it and a hyphen.
    static List<AclBinding> of(OtherSystem system) {
        AccessRules rules = new AccessRules();
        String principal = "User:" + system.name();
        rules.readMadeForOthers(principal);
        system.reads().forEach(topic -> rules.allow(principal, TOPIC, LITERAL, topic, READ));
        system.writes().forEach(topic -> rules.allow(principal, TOPIC, LITERAL, topic, WRITE));
        rules.allow(principal, GROUP, LITERAL, system.name(), READ);
        rules.allow(principal, GROUP, PREFIXED, system.name() + "-", READ);
        rules.allow(principal, TRANSACTIONAL_ID, LITERAL, system.name(), WRITE, DESCRIBE);
        rules.allow(principal, TRANSACTIONAL_ID, PREFIXED, system.name() + "-", WRITE, DESCRIBE);
        return List.copyOf(rules.bindings);
    }

    private void ingest() {
        String ingest = BrokerUser.INGEST.principal();
        // reads them only to see whether its earlier transactions are ended there
        allow(ingest, TOPIC, LITERAL, Topic.RECEIVED.name(), READ, WRITE);
        allow(ingest, TOPIC, LITERAL, Topic.REJECTED.name(), READ, WRITE);
        allow(ingest, TOPIC, LITERAL, Topic.LEDGER.name(), READ, WRITE);
        allow(ingest, TRANSACTIONAL_ID, PREFIXED, "ingest-", WRITE, DESCRIBE);
        // how much room the broker's disk has, and how much is still to be enriched
        allow(ingest, CLUSTER, LITERAL, Resource.CLUSTER_NAME, DESCRIBE);
        allow(ingest, GROUP, LITERAL, "enrich", DESCRIBE);
    }

    private void enrich() {
        String enrich = BrokerUser.ENRICH.principal();
        allow(enrich, TOPIC, LITERAL, Topic.RECEIVED.name(), READ);
        allow(enrich, TOPIC, LITERAL, Topic.ENRICHED.name(), WRITE);
        allow(enrich, TOPIC, LITERAL, Topic.REJECTED.name(), WRITE);
        allow(enrich, GROUP, LITERAL, "enrich", READ);
        allow(enrich, TRANSACTIONAL_ID, PREFIXED, "enrich-", WRITE, DESCRIBE);
        endHangingTransactions(enrich);
    }

    /// Of everyone: where it sees only its own, another's would look as if it hung. Ending one
    /// takes the right that brokers have among themselves; the lesser of the two that do.
    private void endHangingTransactions(String principal) {
        for (Topic topic : List.of(Topic.ENRICHED, Topic.REJECTED, Topic.LEDGER, Topic.REPLAYED)) {
            allow(principal, TOPIC, LITERAL, topic.name(), READ);
        }
        allow(principal, TOPIC, LITERAL, GROUP_METADATA_TOPIC_NAME, READ);
        allow(principal, TOPIC, LITERAL, TRANSACTION_STATE_TOPIC_NAME, READ);
        allow(principal, TRANSACTIONAL_ID, LITERAL, EVERY, DESCRIBE);
        allow(principal, CLUSTER, LITERAL, Resource.CLUSTER_NAME, CLUSTER_ACTION, DESCRIBE);
    }

    private void store() {
        String store = BrokerUser.STORE.principal();
        // where an erased article comes once more, a tombstone follows it
        allow(store, TOPIC, LITERAL, Topic.ENRICHED.name(), READ, WRITE);
        allow(store, TOPIC, LITERAL, Topic.REJECTED.name(), READ, WRITE);
        allow(store, TOPIC, LITERAL, Topic.STORED.name(), WRITE);
        // of erased articles, there is a tombstone
        allow(store, TOPIC, LITERAL, Topic.RECEIVED.name(), WRITE);
        allow(store, GROUP, LITERAL, "store", READ);
        allow(store, GROUP, LITERAL, "store-receipts", READ);
    }

    private void gateway() {
        allow(BrokerUser.GATEWAY.principal(), TOPIC, LITERAL, Topic.STORED.name(), READ);
    }

    /// They read what is made for them, in groups of their own, and write nothing.
    private void others() {
        readMadeForOthers(OTHERS);
        allow(OTHERS, GROUP, LITERAL, EVERY, READ);
        for (String own : List.of("enrich", "store", "store-receipts")) {
            add(OTHERS, GROUP, LITERAL, own, ALL, AclPermissionType.DENY);
        }
    }

    private void readMadeForOthers(String principal) {
        allow(principal, TOPIC, LITERAL, Topic.ENRICHED.name(), READ);
        allow(principal, TOPIC, LITERAL, Topic.STORED.name(), READ);
    }

    private void allow(
            String principal,
            ResourceType type,
            PatternType pattern,
            String name,
            AclOperation... operations) {
        for (AclOperation operation : operations) {
            add(principal, type, pattern, name, operation, AclPermissionType.ALLOW);
        }
    }

    private void add(
            String principal,
            ResourceType type,
            PatternType pattern,
            String name,
            AclOperation operation,
            AclPermissionType permission) {
        bindings.add(
                new AclBinding(
                        new ResourcePattern(type, name, pattern),
                        new AccessControlEntry(principal, EVERY, operation, permission)));
    }
}
