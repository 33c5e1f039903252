#!/usr/bin/env bash
# CloudFormation's linter on the template. It is optional: the Java test of the template always runs.
cd "$(dirname "$0")/.." || exit 1
# Another, old tool has the same name on npm; ours is the Python one, which knows this option.
if command -v cfn-lint >/dev/null && cfn-lint --version 2>/dev/null | grep -q '^cfn-lint '; then
  cfn-lint infra/template.yaml || exit 1
  echo "cfn-lint: infra/template.yaml is clean"
else
  echo "********************************************************************************************" >&2
  echo "* cfn-lint is NOT installed: infra/template.yaml was not linted. pip install cfn-lint      *" >&2
  echo "********************************************************************************************" >&2
fi
