package org.dateline.teststack;

/// A broker and a database that answer.
///
/// @param jdbcUrl address of a database that `username` may use
record Stack(
        String bootstrapServers,
        String jdbcUrl,
        String username,
        String password,
        BrokerProcess broker) {

    /// The broker as the operating system has it.
    interface BrokerProcess {

        /// Lets it keep its connections and do nothing.
        void freeze();

        void thaw();
    }
}
