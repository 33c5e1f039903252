/** What infra/template.yaml says, as values: read once, resolved to this machine's names. Pure but for the reading of the file. */
@NullMarked
package dev.baton.local.template;

import org.jspecify.annotations.NullMarked;
