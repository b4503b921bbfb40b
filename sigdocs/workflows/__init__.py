"""The order of the steps. Workflows fetch, call the stages and store; they hold no rule of the domain."""
