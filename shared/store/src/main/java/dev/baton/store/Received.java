package dev.baton.store;

import software.amazon.awssdk.core.SdkBytes;

/** What came in, verbatim. */
public record Received(String contentType, SdkBytes body) {}
