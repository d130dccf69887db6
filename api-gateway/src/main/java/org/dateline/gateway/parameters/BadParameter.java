package org.dateline.gateway.parameters;

/// A request parameter that can't be used.
///
/// @param detail what is wrong and what is allowed, for a person
public record BadParameter(String parameter, String detail) {}
