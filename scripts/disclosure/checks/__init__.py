"""Raw tables to problems: types, constraints, keys, references and the contract's own checks."""
