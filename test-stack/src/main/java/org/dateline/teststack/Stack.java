package org.dateline.teststack;

/// A broker and a database that answer.
///
/// @param jdbcUrl address of a database that `username` may use
record Stack(String bootstrapServers, String jdbcUrl, String username, String password) {}
