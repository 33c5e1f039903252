/** Mail domains: free providers and throw-away addresses, from maintained lists. */
@NullMarked
package dev.baton.domains;

import org.jspecify.annotations.NullMarked;
