#!/bin/sh
# The repo server asks for the signature of a commit; one that is not signed has no answer.
git verify-commit "$1" 2>&1
exit 0
